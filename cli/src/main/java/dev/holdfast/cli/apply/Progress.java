package dev.holdfast.cli.apply;

import dev.holdfast.cli.session.Session;
import dev.holdfast.cli.session.Terminals.Stream;
import dev.holdfast.cli.terminal.SafeText;
import dev.holdfast.executor.apply.ApplyEvent;
import dev.holdfast.executor.apply.ApplyListener;

/** How an apply goes on, on standard error: one line that is redrawn on a terminal, plain lines elsewhere. */
public final class Progress implements ApplyListener {

    private static final int WIDTH = 78;

    private final Session session;
    private final boolean redrawn;
    private boolean open;

    public Progress(Session session) {
        this.session = session;
        this.redrawn = !session.surroundings().unattended()
                && !session.surroundings().variable("TERM").equals("dumb")
                && session.surroundings().terminals().isTerminal(Stream.ERR);
    }

    @Override
    public void on(ApplyEvent event) {
        String count = "[" + event.done() + "/" + event.total() + "] ";
        switch (event.phase()) {
            case STARTED -> redraw(count + event.action() + " " + event.address() + " …");
            case WAITING -> print(count + waiting(event));
            case DONE -> done(count + event.address() + ": " + event.action() + " done");
            case FAILED -> print(count + event.address() + ": " + event.action() + " failed: " + event.message());
            case SKIPPED -> print(count + event.address() + ": " + event.action() + " skipped: " + event.message());
            case UNKNOWN -> print(count + event.address() + ": " + event.action() + " unknown: " + event.message());
        }
    }

    private static String waiting(ApplyEvent event) {
        String what = event.address().isEmpty() ? "" : event.address() + ": " + event.action() + " ";
        String until = event.until()
                .map(end -> " until " + end + " on the fabric's clock")
                .orElse("");
        return what + "waiting" + until + ": " + event.message();
    }

    private void redraw(String line) {
        if (redrawn) {
            String safe = SafeText.of(line);
            session.err().print("\r\u001b[2K" + (safe.length() <= WIDTH ? safe : safe.substring(0, WIDTH - 1) + "…"));
            session.err().flush();
            open = true;
        }
    }

    private void done(String line) {
        if (redrawn) {
            redraw(line);
        } else {
            print(line);
        }
    }

    private void print(String line) {
        end();
        session.err().println(SafeText.of(line));
    }

    /** Removes the redrawn line, so that what follows starts at the margin. */
    public void end() {
        if (open) {
            session.err().print("\r\u001b[2K");
            session.err().flush();
            open = false;
        }
    }
}
