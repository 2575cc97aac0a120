package dev.holdfast.dsl.groovy.gate;

import dev.holdfast.dsl.diagnostic.DiagnosticCode;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Optional;

/** What is open at a place of the text; reports what is not closed, or closed without having been opened. */
final class Nesting {

    private final String text;
    private final GateReport report;
    private final Deque<Frame> open = new ArrayDeque<>();
    private final Frame file = new Frame(Frame.FILE, 0, Frame.OpenText.NONE, false);
    private int interpolations;
    private boolean tooDeep;
    private boolean silent;

    /** The brackets that lines closed which stand further left than the lines that opened them, the first closed first. */
    private final Deque<Frame> outdented = new ArrayDeque<>();

    /** Offset of the first bracket that closed another one though its line is indented more; -1 if there is none. */
    private int indented = -1;

    Nesting(String text, GateReport report) {
        this.text = text;
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
                closesNothing(closer, at);
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
        Frame closed = pop();
        compareIndentation(closed, at);
        return Optional.of(closed);
    }

    private void closesNothing(char closer, int at) {
        String detail = "'" + closer + "' closes nothing. Remove it, or open it further left.";
        if (indented < 0) {
            report.add(at, at + 1, DiagnosticCode.NOT_CLOSED, detail);
        } else {
            report.add(
                    at,
                    at + 1,
                    DiagnosticCode.NOT_CLOSED,
                    detail,
                    indented,
                    "this one is indented more than what it closes, so it may be the one too many");
            indented = -1;
        }
    }

    /** Brackets close what indentation says they do not when another one is missing, or too many, between them. */
    private void compareIndentation(Frame closed, int at) {
        int own = indentation(at);
        if (own != at - lineStart(at)) {
            return; // it is not the first on its line
        }
        int opened = indentation(closed.start);
        if (own < opened) {
            outdented.add(closed);
        } else if (own > opened && indented < 0) {
            indented = at;
        }
    }

    private int lineStart(int offset) {
        return text.lastIndexOf('\n', offset - 1) + 1;
    }

    /** How many characters of white space the line of an offset begins with. */
    private int indentation(int offset) {
        int start = lineStart(offset);
        int end = start;
        while (end < text.length() && (text.charAt(end) == ' ' || text.charAt(end) == '\t')) {
            end++;
        }
        return end - start;
    }

    private Frame pop() {
        Frame frame = open.pop();
        interpolations -= frame.opener == Frame.INTERPOLATION ? 1 : 0;
        return frame;
    }

    /**
     * Reports what is still open at the end of the text. If the indentation says that another bracket of the same kind was left
     * open inside of one, that one is reported: the outer one's end closed it.
     */
    void finish() {
        if (silent || tooDeep) {
            return;
        }
        Deque<Frame> found = new ArrayDeque<>();
        for (Frame frame : open) {
            Optional<Frame> inner = outdented.stream()
                    .filter(each -> each.start > frame.start && each.closer() == frame.closer())
                    .findFirst();
            inner.ifPresent(outdented::remove);
            found.push(inner.orElse(frame));
        }
        found.stream()
                .sorted(Comparator.comparingInt(frame -> frame.start))
                .forEach(frame -> report.add(
                        frame.start,
                        frame.start + frame.shown().length(),
                        DiagnosticCode.NOT_CLOSED,
                        "'" + frame.shown() + "' is opened here and "
                                + (open.contains(frame)
                                        ? "never closed."
                                        : "not closed, as the indentation of the lines below says.")
                                + " Close it with '" + frame.closer() + "'."));
    }
}
