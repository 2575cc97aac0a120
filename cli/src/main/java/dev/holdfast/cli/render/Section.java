package dev.holdfast.cli.render;

import dev.holdfast.cli.terminal.Page;

/** A part of a plan's text, under its own headline; writes nothing if the plan has nothing of it. */
interface Section {

    /** Adds the section to the page. */
    void write(PlanView view, Page page);
}
