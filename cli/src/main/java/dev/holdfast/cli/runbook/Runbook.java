package dev.holdfast.cli.runbook;

import java.util.List;

/**
 * A runbook: everything that both renderers show.
 *
 * @param subject a machine's address, or the name of a service
 * @param kind {@code machine} or {@code service}
 * @param estate name of the estate
 * @param at the instant it speaks of, ISO
 * @param sections in the order in which they are read
 */
public record Runbook(String subject, String kind, String estate, String at, List<Section> sections) {
    public Runbook {
        sections = List.copyOf(sections);
    }

    /**
     * A part of it. Parts of one machine follow the part that names the machine.
     *
     * @param level 1 for a part of the page, 2 for a part of a machine in a service
     * @param title what it is about
     * @param notes full sentences
     * @param facts names and values
     * @param commands lines for a shell
     * @param checks what is looked at, one after the other
     */
    public record Section(
            int level, String title, List<String> notes, List<Fact> facts, List<String> commands, List<String> checks) {
        public Section {
            notes = List.copyOf(notes);
            facts = List.copyOf(facts);
            commands = List.copyOf(commands);
            checks = List.copyOf(checks);
        }

        /** Facts alone. */
        static Section ofFacts(String title, List<Fact> facts) {
            return new Section(1, title, List.of(), facts, List.of(), List.of());
        }

        /** Sentences alone. */
        static Section ofNotes(String title, String... notes) {
            return new Section(1, title, List.of(notes), List.of(), List.of(), List.of());
        }

        /** The same part of a machine in a service. */
        Section below() {
            return new Section(level + 1, title, notes, facts, commands, checks);
        }
    }

    /** Something that is known. */
    public record Fact(String name, String value) {}
}
