package dev.holdfast.dsl.groovy.gate;

import dev.holdfast.dsl.diagnostic.DiagnosticCode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** What is open at a place of the text; reports what is not closed, or closed without having been opened. */
final class Nesting {

    private final GateReport report;
    private final Deque<Frame> open = new ArrayDeque<>();
    private final Frame file = new Frame(Frame.FILE, 0, Frame.OpenText.NONE, false);
    private int interpolations;
    private boolean tooDeep;
    private boolean silent;

    Nesting(GateReport report) {
        this.report = report;
    }

    /** The innermost that is open; the file itself if nothing else is. */
    Frame top() {
        Frame top = open.peek();
        return top == null ? file : top;
    }

    /** How many brackets are open. */
    int depth() {
        return open.size();
    }

    /** How many interpolations are open, one inside the other. */
    int interpolations() {
        return interpolations;
    }

    /** True after the limit was passed: scanning further is of no use. */
    boolean tooDeep() {
        return tooDeep;
    }

    /** After a quote or comment that is not closed brackets say nothing. */
    void doNotReport() {
        silent = true;
    }

    void open(char opener, int start, Frame.OpenText text, boolean head) {
        open.push(new Frame(opener, start, text, head));
        interpolations += opener == Frame.INTERPOLATION ? 1 : 0;
        if (open.size() > GateLimits.NESTING) {
            tooDeep = true;
            report.add(
                    start,
                    start + 1,
                    DiagnosticCode.NESTED_TOO_DEEPLY,
                    "Blocks and brackets are nested more than " + GateLimits.NESTING
                            + " deep here, which cannot be parsed in bounded time. Move inner parts into variables or"
                            + " functions.");
        }
    }

    /** Closes what a bracket closes; empty if that was not open, which is then reported. */
    Optional<Frame> close(char closer, int at) {
        if (open.stream().noneMatch(frame -> frame.closer() == closer)) {
            if (!silent) {
                report.add(
                        at,
                        at + 1,
                        DiagnosticCode.NOT_CLOSED,
                        "'" + closer + "' closes nothing. Remove it, or open it further left.");
            }
            return Optional.empty();
        }
        while (top().closer() != closer) {
            Frame frame = pop();
            if (!silent) {
                report.add(
                        frame.start,
                        frame.start + frame.shown().length(),
                        DiagnosticCode.NOT_CLOSED,
                        "'" + frame.shown() + "' is opened here and not closed before the '" + closer
                                + "' around it. Close it with '" + frame.closer() + "'.",
                        at,
                        "'" + closer + "' stands here");
            }
        }
        return Optional.of(pop());
    }

    private Frame pop() {
        Frame frame = open.pop();
        interpolations -= frame.opener == Frame.INTERPOLATION ? 1 : 0;
        return frame;
    }

    /** Reports what is still open at the end of the text. */
    void finish() {
        if (silent || tooDeep) {
            return;
        }
        open.descendingIterator()
                .forEachRemaining(frame -> report.add(
                        frame.start,
                        frame.start + frame.shown().length(),
                        DiagnosticCode.NOT_CLOSED,
                        "'" + frame.shown() + "' is opened here and never closed. Close it with '" + frame.closer()
                                + "'."));
    }
}
