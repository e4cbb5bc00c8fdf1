// The only entry: each module below is one habit of the screens, and listens from the document so that what htmx brings works too.
import "./autosubmit.js";
import "./communes.js";
import "./copy.js";
import "./dialogs.js";
import "./focus.js";
import "./formset.js";
import "./guard.js";
import "./keys.js";
import "./lookalikes.js";
import "./palette.js";
import "./picker.js";
import "./search.js";
import "./selection.js";
import "./theme-switch.js";
import "./tidy.js";
import "./toasts.js";
