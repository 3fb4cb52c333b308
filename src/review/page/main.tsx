import { render } from "preact";
import { bindKeys } from "./keys.ts";
import { warmUp } from "./load.ts";
import { language, setLanguage } from "./settings.ts";
import "./style/base.css";
import "./style/review.css";
import "./style/tables.css";
import "./style/overview.css";
import "./style/statement.css";
import { App } from "./views/App.tsx";

setLanguage(language.value);
bindKeys();
render(<App />, document.getElementById("app") as HTMLElement);
warmUp();
