"""The editor of documents, the same for quotes, orders and invoices.

A view builds an `Editor`, hands it to `converse` with what writes the document; a template includes
`sales/editor/form.html`. A `Draft` is what was typed: the act of the app checks it and writes it.
"""

from carnet.sales.editor.conversation import converse as converse
from carnet.sales.editor.draft import Draft as Draft
from carnet.sales.editor.draft import read as read
from carnet.sales.editor.editor import Editor as Editor
from carnet.sales.editor.sheet import Sheet as Sheet
