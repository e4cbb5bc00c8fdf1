"""The four screens of an import (file, columns, verdicts, report), and the journal of exports."""
