package dev.holdfast.cli.render.section;

import dev.holdfast.cli.render.view.PlanView;
import dev.holdfast.cli.terminal.Page;

/** A part of a plan's text, under its own headline; writes nothing if the plan has nothing of it. */
public interface Section {

    /** Adds the section to the page. */
    void write(PlanView view, Page page);
}
