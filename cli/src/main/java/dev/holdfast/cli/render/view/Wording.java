package dev.holdfast.cli.render.view;

import dev.holdfast.dsl.quantity.DataSize;
import dev.holdfast.planner.document.FindingEntry.AcceptedBy;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Values of the document as people read them. */
public final class Wording {

    /** What people must see before they let weaker protection into the record. */
    public static final String ACCEPTS_LESS =
            "! This accepts weaker protection: from then on the record says that it was always so, and what is gone is"
                    + " forgotten.";

    private Wording() {}

    /** The verdict on a plan that does nothing; absent for one that does something, or cannot be applied. */
    public static Optional<String> nothingToDo(PlanView view, PlanTotals totals) {
        if (!totals.nothing() || !view.document().applyable()) {
            return Optional.empty();
        }
        return Optional.of(
                switch (view.plan().refresh()) {
                    case "only" -> "Nothing was changed outside. The record matches the fabric.";
                    case "skipped" -> "No changes. The record matches the declaration; the fabric was not looked at.";
                    default -> "No changes. Your protection matches the declaration.";
                });
    }

    /** {@code 2026-11-20T15:00Z}: seconds are left out when they are zero; text that is no instant stays as it is. */
    public static String instant(String text) {
        return text.endsWith(":00Z") && text.length() == 20 ? text.substring(0, 16) + "Z" : text;
    }

    /** The whole minute, in UTC, by which an instant has passed; text that is no instant stays as it is. */
    public static String nextMinute(String text) {
        return parse(text)
                .map(instant -> instant.plusSeconds(59).truncatedTo(ChronoUnit.MINUTES))
                .map(minute -> instant(minute.toString()))
                .orElse(text);
    }

    /** The instant that a text of the document says; empty if it says none. */
    public static Optional<Instant> parse(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** {@code waived until 2027-01-31 by platform: agreed}; {@code ignored}, and maybe without an owner, if a comment says so. */
    public static String accepted(AcceptedBy accepted) {
        return (accepted.ignoredAt().isPresent() ? "ignored" : "waived") + " until " + accepted.until()
                + accepted.owner().map(owner -> " by " + owner).orElse("")
                + ": " + accepted.reason();
    }

    /** {@code 1.2 TiB}. */
    public static String bytes(long bytes) {
        return new DataSize(Math.max(0, bytes)).toDisplay();
    }

    /** The first eight digits of a digest, with an ellipsis. */
    public static String digest(String digest) {
        return digest.length() <= 8 ? digest : digest.substring(0, 8) + "…";
    }

    /** {@code 1 point}, {@code 14 points}. */
    public static String counted(int count, String one, String many) {
        return count + " " + (count == 1 ? one : many);
    }

    /** {@code 1 point}, {@code 14 points}. */
    public static String counted(int count, String one) {
        return counted(count, one, one + "s");
    }

    /** Names with commas, at most {@code limit} of them and then the number of the others. */
    public static String names(List<String> names, int limit) {
        if (names.size() <= limit) {
            return String.join(", ", names);
        }
        return String.join(", ", names.subList(0, limit)) + " and " + (names.size() - limit) + " more";
    }

    /** As many names, with commas, as fit into a width, at least one, and then the number of the others. */
    public static String fitting(List<String> names, int width) {
        int used = 0;
        int shown = 0;
        while (shown < names.size() && (shown == 0 || used + names.get(shown).length() <= width)) {
            used += names.get(shown).length() + 2;
            shown++;
        }
        return names(names, shown);
    }

    /** The sign of an action in a plan. */
    public static String symbol(String action) {
        return switch (action) {
            case "create" -> "+";
            case "update" -> "~";
            case "replace" -> "-/+";
            case "delete" -> "-";
            case "forget" -> ".";
            default -> "?";
        };
    }
}
