package dev.holdfast.cli.explain;

import dev.holdfast.cli.explain.Explanation.Fact;
import dev.holdfast.planner.mechanism.Choice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Why vault backup is how a policy protects its machines, and why not the other ways. */
final class MechanismFacts {

    private MechanismFacts() {}

    static List<Fact> of(Choice.Backup backup, Optional<String> place) {
        List<Fact> facts = new ArrayList<>();
        backup.reasons().forEach(reason -> facts.add(new Fact("mechanism", reason, place)));
        backup.rejected().forEach(reason -> facts.add(Fact.of("rejected", reason)));
        return facts;
    }
}
