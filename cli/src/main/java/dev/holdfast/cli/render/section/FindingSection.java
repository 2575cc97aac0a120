package dev.holdfast.cli.render.section;

import dev.holdfast.cli.render.view.Detail;
import dev.holdfast.cli.render.view.PlanView;
import dev.holdfast.cli.render.view.Wording;
import dev.holdfast.cli.terminal.Cell;
import dev.holdfast.cli.terminal.Page;
import dev.holdfast.cli.terminal.Style;
import dev.holdfast.dsl.diagnostic.Diagnostic;
import dev.holdfast.dsl.diagnostic.SourceSpan;
import dev.holdfast.planner.document.FindingEntry;
import dev.holdfast.planner.rule.Finding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Findings, worst first, and what loading the declaration had to note. */
public final class FindingSection implements Section {

    private static final int ADDRESSES_SHOWN = 8;
    private static final int PLACES_SHOWN = 4;
    private static final int NOTES_SHOWN = 20;
    private static final int OF_A_RULE_SHOWN = 10;

    private final List<String> levels;

    /** A section with findings of these levels; notes of the declaration come with the level {@code note}. */
    public FindingSection(String... levels) {
        this.levels = List.of(levels);
    }

    @Override
    public void write(PlanView view, Page page) {
        for (String level : levels) {
            List<FindingEntry> findings = view.plan().findings().stream()
                    .filter(finding -> finding.level().equals(level) && finding.counts())
                    .toList();
            boolean shown = !level.equals("note") || view.detail() != Detail.SUMMARY;
            if (!findings.isEmpty() && shown) {
                level(level, findings, view.detail(), page);
            }
        }
        if (levels.contains("note") && view.detail() != Detail.SUMMARY) {
            waived(view, page);
            notes(view, page);
        }
    }

    /** What somebody accepts, whatever its level: it counts for nothing, but is not hidden. */
    private static void waived(PlanView view, Page page) {
        List<FindingEntry> waived = view.plan().findings().stream()
                .filter(finding -> !finding.counts())
                .toList();
        if (!waived.isEmpty()) {
            page.gap();
            boolean ignored = waived.stream()
                    .flatMap(finding -> finding.waiver().stream())
                    .anyMatch(waiver -> waiver.ignoredAt().isPresent());
            page.line(Cell.strong(ignored ? "Waived and ignored" : "Waived"), Cell.of("   " + waived.size()));
            entries(Style.PLAIN, waived, view.detail(), page);
        }
    }

    private static void level(String level, List<FindingEntry> findings, Detail detail, Page page) {
        Style style = switch (level) {
            case "error" -> Style.REMOVED;
            case "warning" -> Style.CHANGED;
            default -> Style.PLAIN;
        };
        page.gap();
        page.line(Cell.strong(headline(level)), Cell.of("   " + findings.size()));
        entries(style, findings, detail, page);
    }

    /** Rules find objects one by one; of the findings of one name only the first ones are shown unless all are asked for. */
    private static void entries(Style style, List<FindingEntry> findings, Detail detail, Page page) {
        Map<String, Integer> sizes = new LinkedHashMap<>();
        findings.forEach(finding -> sizes.merge(finding.name(), 1, Integer::sum));
        Map<String, Integer> told = new LinkedHashMap<>();
        for (FindingEntry finding : findings) {
            int size = sizes.getOrDefault(finding.name(), 0);
            int most = finding.name().startsWith(Finding.RULE_PREFIX) && detail != Detail.FULL
                    ? Detail.GROUP.limit(size, OF_A_RULE_SHOWN)
                    : size;
            int count = told.merge(finding.name(), 1, Integer::sum);
            if (count <= most) {
                entry(style, finding, detail, page);
            } else if (count == most + 1) {
                page.line("  " + finding.id() + " " + finding.name());
                TransferSection.more(size - most, page);
            }
        }
    }

    private static void entry(Style style, FindingEntry finding, Detail detail, Page page) {
        int addresses = finding.addresses().size();
        page.line(
                Cell.of("  "),
                new Cell(style, finding.id() + " " + finding.name()),
                Cell.of(addresses > 1 ? "   " + addresses + " ×" : ""),
                Cell.faint(finding.place().map(place -> "   " + place).orElse("")));
        page.paragraph("      ", finding.message());
        if (addresses > 0) {
            page.paragraph("      for ", addresses(finding, detail));
        }
        finding.waiver()
                .ifPresentOrElse(
                        waiver -> page.paragraph(
                                "      ",
                                Wording.accepted(waiver)
                                        + waiver.ignoredAt()
                                                .map(place -> "   " + place)
                                                .orElse("")),
                        () -> finding.fix().ifPresent(fix -> page.paragraph("      → ", fix)));
        if (detail == Detail.FULL) {
            finding.evidence().forEach((name, value) -> page.line(Cell.faint("        " + name + ": " + value)));
        }
    }

    private static String headline(String level) {
        return switch (level) {
            case "error" -> "Errors";
            case "warning" -> "Warnings";
            default -> "Notes";
        };
    }

    private static String addresses(FindingEntry finding, Detail detail) {
        return Wording.names(finding.addresses(), detail == Detail.FULL ? Integer.MAX_VALUE : ADDRESSES_SHOWN);
    }

    private static void notes(PlanView view, Page page) {
        Map<String, List<String>> places = new LinkedHashMap<>();
        for (Diagnostic note : view.notes()) {
            places.computeIfAbsent(note.detail(), key -> new ArrayList<>())
                    .add(note.span().map(SourceSpan::place).orElse(""));
        }
        if (places.isEmpty()) {
            return;
        }
        page.gap();
        page.line(
                Cell.strong("Notes on the declaration"),
                Cell.of("   " + view.notes().size()));
        int limit = view.detail().limit(places.size(), NOTES_SHOWN);
        int left = limit;
        for (Map.Entry<String, List<String>> note : places.entrySet()) {
            if (left-- == 0) {
                break;
            }
            int shown = view.detail() == Detail.FULL ? Integer.MAX_VALUE : PLACES_SHOWN;
            page.paragraph("  ", note.getKey());
            page.line(Cell.faint("      " + Wording.names(note.getValue(), shown)));
        }
        TransferSection.more(places.size() - limit, page);
    }
}
