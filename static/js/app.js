/* What every page loads. Each module binds itself to data-… attributes and stays quiet where there are none. */
import "./htmx.js";
import "./theme.js";
import "./menu.js";
import "./focus.js";
import "./dialogs.js";
import "./toast.js";
import "./sign_in.js";
import "./times.js";
import "./keyboard.js";
import "./forms.js";
import "./unsaved.js";
import "./live.js";
import "./bell.js";
import "./frames.js";
