"""The whole of a client in one PDF: each app gives its part of it through a register."""

from carnet.clients.dossier.parts import PARTS as PARTS
from carnet.clients.dossier.parts import Block as Block
from carnet.clients.dossier.parts import Part as Part
from carnet.clients.dossier.parts import Period as Period
from carnet.clients.dossier.parts import Picture as Picture
