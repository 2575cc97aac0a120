package dev.holdfast.planner.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.planner.document.PlanDocument;
import dev.holdfast.planner.document.ResourceChange;
import dev.holdfast.planner.plan.EstateGenerator;
import dev.holdfast.planner.plan.Planner;
import dev.holdfast.planner.plan.request.PlanRefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AttributePageTest {

    @Test
    void the_page_of_attributes_describes_every_attribute_that_plans_hold() throws IOException, PlanRefusedException {
        Map<String, Set<String>> described = described();
        assertThat(described.keySet()).containsExactlyInAnyOrder("vault", "policy", "protection", "schedule", "copy");
        for (long seed = 0; seed < 12; seed++) {
            PlanDocument plan = Planner.plan(EstateGenerator.of(seed).firstRequest());
            for (ResourceChange change : plan.resourceChanges()) {
                for (String attribute : change.change().after().keySet()) {
                    assertThat(described.get(change.type()))
                            .as("seed %d: %s of %s", seed, attribute, change.address())
                            .contains(attribute.replaceAll("^(retention|survive)\\..*", "$1."));
                }
            }
        }
    }

    /** Attribute names by type; those with a suffix end with their dot. */
    private static Map<String, Set<String>> described() throws IOException {
        Map<String, Set<String>> described = new HashMap<>();
        String type = "";
        for (String line : Files.readAllLines(Path.of(System.getProperty("holdfast.root"), "docs", "attributes.md"))) {
            if (line.startsWith("## ")) {
                type = line.substring(3);
                described.put(type, new HashSet<>());
            } else if (line.startsWith("| `")) {
                for (String name : line.substring(2, line.indexOf('|', 2)).split(",", -1)) {
                    described.get(type).add(name.strip().replace("`", "").replaceAll("\\.<.*", "."));
                }
            }
        }
        return described;
    }
}
