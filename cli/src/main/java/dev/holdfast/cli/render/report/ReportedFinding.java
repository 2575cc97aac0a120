package dev.holdfast.cli.render.report;

import dev.holdfast.cli.terminal.SafeText;
import dev.holdfast.dsl.diagnostic.Severity;
import dev.holdfast.planner.document.FindingEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A finding as reports show it; all texts are harmless ({@link SafeText}).
 *
 * @param rule its id, {@code HFnnnn}, or {@code rule/} and the name of a rule of the declaration
 * @param name its name, such as {@code rpo-violated}
 * @param level how bad it is; a level that is not known counts as a note
 * @param message what is wrong and why it matters
 * @param about the first addresses it is about and how many more; empty if it is about none
 * @param fix what to do; empty if there is nothing to do
 * @param place where the user can change it; absent if it has none in the repository
 * @param fingerprint tells it apart from others, in this plan and the next
 */
record ReportedFinding(
        String rule,
        String name,
        Severity level,
        String message,
        String about,
        String fix,
        Optional<SourcePlace> place,
        String fingerprint) {

    private static final int ADDRESSES_SHOWN = 20;
    private static final int LONGEST_NAME = 200;

    /** Before the names of rules of the declaration. */
    private static final String OWN_RULE = "rule/";

    /** A finding of a document. */
    static ReportedFinding of(FindingEntry entry, SourceFiles sources, String fingerprint) {
        return new ReportedFinding(
                filled(cut(entry.name().startsWith(OWN_RULE) ? entry.name() : entry.id())),
                filled(cut(entry.name())),
                level(entry.level()),
                filled(SafeText.of(entry.message())),
                about(entry.addresses()),
                entry.fix().map(SafeText::of).orElse(""),
                entry.place().flatMap(sources::find),
                fingerprint);
    }

    /** Rule and name, once where they are one. */
    String title() {
        return rule.equals(name) ? name : rule + " " + name;
    }

    /** Message, addresses and fix, with this between them. */
    String whole(String between) {
        StringBuilder whole = new StringBuilder(message);
        if (!about.isEmpty()) {
            whole.append(between).append("For: ").append(about).append('.');
        }
        if (!fix.isEmpty()) {
            whole.append(between).append(fix);
        }
        return whole.toString();
    }

    /** Readers insist on a text; the planner never leaves these empty, a plan from elsewhere might. */
    private static String filled(String text) {
        return text.isBlank() ? "finding" : text;
    }

    private static Severity level(String word) {
        for (Severity severity : Severity.values()) {
            if (severity.word().equals(word)) {
                return severity;
            }
        }
        return Severity.NOTE;
    }

    private static String about(List<String> addresses) {
        int shown = Math.min(ADDRESSES_SHOWN, addresses.size());
        List<String> names = new ArrayList<>(shown);
        for (String address : addresses.subList(0, shown)) {
            names.add(cut(address));
        }
        int more = addresses.size() - shown;
        return String.join(", ", names) + (more > 0 ? " and " + more + " more" : "");
    }

    /** A harmless name of bounded length; never cut within a character. */
    static String cut(String name) {
        String safe = SafeText.of(name);
        return safe.codePointCount(0, safe.length()) <= LONGEST_NAME
                ? safe
                : safe.substring(0, safe.offsetByCodePoints(0, LONGEST_NAME)) + "…";
    }
}
