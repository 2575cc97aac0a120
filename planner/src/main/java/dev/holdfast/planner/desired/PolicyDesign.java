package dev.holdfast.planner.desired;

import dev.holdfast.dsl.model.policy.BackupPolicy;
import dev.holdfast.dsl.model.policy.CopyRule;
import dev.holdfast.dsl.model.schedule.Schedule;
import dev.holdfast.planner.mechanism.Choice;
import dev.holdfast.planner.state.AttributeValue;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A policy with everything that is the same for all its machines, computed once.
 *
 * @param policy as declared
 * @param choice its mechanism, or why it has none
 * @param backup what vault backup needs; present exactly if the choice is vault backup and a vault is declared
 * @param fix what to do so that it can be carried out, in full sentences; present exactly if it is infeasible
 * @param place the line that declares it
 */
public record PolicyDesign(
        BackupPolicy policy,
        Choice choice,
        Optional<BackupDesign> backup,
        Optional<String> fix,
        Optional<String> place) {

    /** Its name. */
    public String name() {
        return policy.name();
    }

    /**
     * A policy under vault backup.
     *
     * @param schedule when backups start, declared or chosen
     * @param recurrence canonical text of the nominal starts
     * @param attributes of the policy object
     * @param places the line of each attribute
     * @param copies further places, in the order of the text
     */
    public record BackupDesign(
            Schedule schedule,
            AttributeValue recurrence,
            SortedMap<String, AttributeValue> attributes,
            Map<String, String> places,
            List<CopyDesign> copies) {
        public BackupDesign {
            attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
            places = Map.copyOf(places);
            copies = List.copyOf(copies);
        }
    }

    /**
     * A copy rule with what is the same for all machines.
     *
     * @param rule as declared
     * @param attributes of a copy object, without machine and source vault
     * @param provenance why, and the line of each attribute
     */
    public record CopyDesign(CopyRule rule, SortedMap<String, AttributeValue> attributes, Provenance provenance) {
        public CopyDesign {
            attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
        }
    }
}
