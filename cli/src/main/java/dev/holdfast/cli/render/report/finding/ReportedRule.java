package dev.holdfast.cli.render.report.finding;

/**
 * What kind of finding it is; both texts are harmless and not empty.
 *
 * @param id {@code HFnnnn}, or {@code rule/} and the name of a rule of the declaration
 * @param name such as {@code rpo-violated}
 */
public record ReportedRule(String id, String name) {

    /** Id and name, once where they are one. */
    public String title() {
        return id.equals(name) ? name : id + " " + name;
    }
}
