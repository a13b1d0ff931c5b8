/* The quarantine by keyboard. */
import { listByKeys } from "../../js/list.js";

const list = document.querySelector("[data-quarantine]");
if (list) listByKeys(list);
