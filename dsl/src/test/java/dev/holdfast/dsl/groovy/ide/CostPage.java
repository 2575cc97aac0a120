package dev.holdfast.dsl.groovy.ide;

import dev.holdfast.dsl.groovy.budget.BudgetKind;
import dev.holdfast.dsl.groovy.gate.GateLimits;
import dev.holdfast.dsl.groovy.method.PublishedMethod;
import dev.holdfast.dsl.groovy.method.PublishedMethods;
import dev.holdfast.dsl.groovy.value.ValueKind;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What the reference page says of methods, budgets and limits, from the tables that the program goes by. */
final class CostPage {

    private CostPage() {}

    /** The methods of each kind of value, in the order of their tables. */
    static String methods() {
        Map<String, ValueKind> kinds = new LinkedHashMap<>();
        kinds.put("Lists and ranges", ValueKind.LIST);
        kinds.put("Maps", ValueKind.MAP);
        kinds.put("Text", ValueKind.TEXT);
        kinds.put("Numbers", ValueKind.NUMBER);
        StringBuilder out = new StringBuilder("\n### Methods\n\nOther kinds of values have none.\n");
        kinds.forEach((title, kind) -> {
            out.append("\n| ").append(title).append(" | |\n|---|---|\n");
            for (PublishedMethod method : PublishedMethods.of(kind)) {
                out.append("| `").append(escaped(method.signature())).append("` | ");
                out.append(escaped(method.sentence())).append(" |\n");
            }
        });
        return out.toString();
    }

    private static String escaped(String cell) {
        return cell.replace("|", "\\|");
    }

    /** What evaluating may cost. */
    static String budgets() {
        StringBuilder out = new StringBuilder(
                "\n### Budgets\n\nPassing one of them ends the evaluation of a file, with what it applies, with an error.\n\n");
        out.append("| budget | at most |\n|---|---|\n");
        for (BudgetKind kind : BudgetKind.values()) {
            row(out, kind.word(), kind.limit(), kind.unit());
        }
        return out.toString();
    }

    /** What the text of a file may be. */
    static String limits() {
        StringBuilder out = new StringBuilder(
                "\n### Limits of the text\n\nChecked before anything is parsed.\n\n| what | at most |\n|---|---|\n");
        row(out, "nesting", GateLimits.NESTING, "brackets, braces and interpolations inside each other");
        row(out, "file", GateLimits.TOKENS, "words, numbers, texts, signs and line ends");
        row(out, "work", GateLimits.WORK, "of them, each counted with the number of brackets around it");
        row(out, "block", GateLimits.TOKENS_OF_A_BLOCK, "of them in one outermost statement with all inside");
        row(
                out,
                "statement",
                GateLimits.TOKENS_OF_A_STATEMENT,
                "of them in one statement, what is in its brackets not counted");
        row(out, "text", GateLimits.TEXT_LENGTH, "characters between quotes");
        row(out, "interpolation", GateLimits.INTERPOLATIONS, "texts with values inside each other");
        row(out, "values of a text", GateLimits.VALUES_OF_A_TEXT, "interpolated values");
        row(out, "name", GateLimits.WORD_LENGTH, "characters");
        row(out, "number", GateLimits.NUMBER_LENGTH, "characters");
        return out.toString();
    }

    private static void row(StringBuilder out, String name, long limit, String unit) {
        out.append(String.format(Locale.ROOT, "| %s | %,d %s |\n", name, limit, unit));
    }
}
