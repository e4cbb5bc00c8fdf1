from carnet.quotes.models.acceptance import Acceptance as Acceptance
from carnet.quotes.models.line import QuoteLine as QuoteLine
from carnet.quotes.models.options import QuoteOptions as QuoteOptions
from carnet.quotes.models.quote import Quote as Quote
