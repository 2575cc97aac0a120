package dev.holdfast.cli.apply;

import dev.holdfast.cli.session.Session;
import dev.holdfast.cli.session.Terminals.Stream;
import dev.holdfast.cli.terminal.SafeText;
import dev.holdfast.executor.operation.ApplyEvent;
import dev.holdfast.executor.operation.ApplyListener;
import dev.holdfast.planner.document.PlanDocument;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * How an apply goes on, on standard error: one line that is redrawn on a terminal, plain lines elsewhere. Safe to be told
 * things by several threads: signals come on one of their own.
 */
public final class Progress implements ApplyListener {

    /** Faster than this nobody reads, and a terminal far away would hold the apply up. */
    private static final Duration PAUSE = Duration.ofMillis(100);

    private static final String CLEARED = "\r\u001b[2K";

    private final Session session;
    private final boolean redrawn;
    private final int columns;
    private final Transfers transfers = new Transfers();
    private Optional<Instant> drawn = Optional.empty();
    private boolean open;

    public Progress(Session session) {
        this.session = session;
        this.redrawn = !session.surroundings().unattended()
                && !session.surroundings().variable("TERM").equals("dumb")
                && session.surroundings().terminals().isTerminal(Stream.ERR);
        this.columns = redrawn ? session.surroundings().columns() : 0;
    }

    @Override
    public synchronized void begins(PlanDocument plan, Set<String> ended) {
        transfers.begin(plan, ended);
    }

    @Override
    public synchronized void on(ApplyEvent event) {
        transfers.on(event);
        switch (event.phase()) {
            case STARTED -> redraw(event);
            case WAITING -> print(count(event) + waiting(event));
            case DONE -> {
                if (redrawn) {
                    redraw(event);
                } else {
                    print(event, "done");
                }
            }
            case FAILED -> print(event, "failed: " + event.message());
            case SKIPPED -> print(event, "skipped: " + event.message());
            case UNKNOWN -> print(event, "unknown: " + event.message());
        }
    }

    private void redraw(ApplyEvent event) {
        if (!redrawn) {
            return;
        }
        Instant now = session.surroundings().clock().instant();
        boolean early = drawn.filter(last -> !now.isBefore(last) && now.isBefore(last.plus(PAUSE)))
                .isPresent();
        if (!open || !early) {
            session.err().print(CLEARED + ProgressLine.of(event, transfers, columns));
            session.err().flush();
            drawn = Optional.of(now);
            open = true;
        }
    }

    private void print(ApplyEvent event, String outcome) {
        print(count(event) + event.address() + ": " + event.action() + " " + outcome);
    }

    private static String count(ApplyEvent event) {
        return "[" + event.done() + "/" + event.total() + "] ";
    }

    private static String waiting(ApplyEvent event) {
        String what = event.address().isEmpty() ? "" : event.address() + ": " + event.action() + " ";
        String until = event.until()
                .map(end -> " until " + end + " on the fabric's clock")
                .orElse("");
        return what + "waiting" + until + ": " + event.message();
    }

    /** A line of its own, which stays. */
    public synchronized void print(String line) {
        end();
        session.err().println(SafeText.of(line));
    }

    /** Removes the redrawn line, so that what follows starts at the margin. */
    public synchronized void end() {
        if (open) {
            session.err().print(CLEARED);
            session.err().flush();
            open = false;
        }
    }
}
