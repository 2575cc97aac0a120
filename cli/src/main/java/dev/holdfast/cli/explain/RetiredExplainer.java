package dev.holdfast.cli.explain;

import dev.holdfast.cli.explain.Explanation.Fact;
import dev.holdfast.planner.desired.RetiredMachine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says of a retired machine why it has ended and what becomes of its points. */
final class RetiredExplainer {

    private final EstateView estate;

    RetiredExplainer(EstateView estate) {
        this.estate = estate;
    }

    /** The machine with this address, if it is retired. */
    Optional<Explanation> explain(String machine) {
        return Optional.ofNullable(estate.desired().retired().get(machine)).map(this::explain);
    }

    private Explanation explain(RetiredMachine retired) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("decided by", retired.reason(), retired.place()));
        facts.add(new Fact(
                "data",
                retired.dataEnds()
                        .map(end -> text(end, retired.dataIsDue()))
                        .orElse("its points expire by its last policy"),
                retired.place()));
        estate.actual().points().forEach((item, points) -> {
            if (item.machine().equals(retired.address()) && !points.isEmpty()) {
                facts.add(Fact.of("points", points.size() + " in " + item.vault()));
            }
        });
        return new Explanation("machine", retired.address(), "retired", facts);
    }

    private static String text(Instant end, boolean due) {
        return due ? "was kept until " + end + "; plans delete what is left" : "kept until " + end + ", then deleted";
    }
}
