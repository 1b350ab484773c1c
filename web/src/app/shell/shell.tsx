import { Outlet } from "@tanstack/react-router";
import { Logo } from "@/ui/logo";
import { MemberMenu } from "./member-menu";
import { Nav } from "./nav";
import classes from "./shell.module.css";

export function Shell() {
  return (
    <div className={classes.shell}>
      <a href="#main" className={classes.skip}>
        Skip to the content
      </a>
      <header className={classes.brand}>
        <Logo />
      </header>
      <div className={classes.nav}>
        <Nav />
      </div>
      <div className={classes.member}>
        <MemberMenu />
      </div>
      <main id="main" tabIndex={-1} className={classes.main}>
        <Outlet />
      </main>
    </div>
  );
}
