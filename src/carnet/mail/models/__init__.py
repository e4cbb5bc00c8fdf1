from carnet.mail.models.letter import ChangedLetter as ChangedLetter
from carnet.mail.models.message import Attachment as Attachment
from carnet.mail.models.message import Message as Message
from carnet.mail.models.message import State as State
from carnet.mail.models.settings import MailSettings as MailSettings
