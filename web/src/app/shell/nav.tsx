import { Link } from "@tanstack/react-router";
import { sections } from "./sections";
import classes from "./nav.module.css";

/** The sections: a column beside the page, on a phone a bar below it. */
export function Nav() {
  return (
    <nav className={classes.nav} aria-label="Sections">
      {sections.map(({ to, label, icon: SectionIcon }) => (
        <Link
          key={to}
          to={to}
          className={classes.link}
          activeProps={{ "data-active": true }}
          activeOptions={{ includeSearch: false }}
        >
          <SectionIcon size={18} stroke={1.7} aria-hidden />
          <span>{label}</span>
        </Link>
      ))}
    </nav>
  );
}
