package dev.holdfast.planner.desired;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.model.Redundancy;
import dev.holdfast.dsl.model.policy.VaultChoice;
import dev.holdfast.planner.document.FindingEntry;
import dev.holdfast.planner.plan.Estate;
import dev.holdfast.planner.plan.Machines;
import dev.holdfast.planner.plan.Planner;
import dev.holdfast.planner.plan.Policies;
import dev.holdfast.planner.plan.request.PlanRefusedException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArchiveFindingsTest {

    private static List<String> said(String retention) throws PlanRefusedException {
        Map<String, String> parts = new TreeMap<>();
        for (String part : retention.split(" ", -1)) {
            parts.put(part.substring(0, part.indexOf('=')), part.substring(part.indexOf('=') + 1));
        }
        Estate estate = Estate.empty()
                .with(Policies.vault("rsv-east", "eastus", Redundancy.GRS))
                .with(Policies.policy("gold", VaultChoice.of("rsv-east"), "daily 22:00", parts))
                .withBindings(Policies.bindAll("gold"))
                .with(Machines.machine("db", "eastus", 0));
        return Planner.plan(estate.firstRequest()).holdfast().findings().stream()
                .filter(finding -> finding.name().equals("archive-differs"))
                .map(FindingEntry::message)
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "daily=30d archiveAfter=3mo | only those that a monthly or yearly class keeps do",
                "daily=30d weekly=60 archiveAfter=3mo | only those that a monthly or yearly class keeps do",
                "daily=30d monthly=8 archiveAfter=3mo | after 3mo it has to be kept for 6mo more",
                "daily=30d monthly=14mo archiveAfter=9mo | after 9mo it has to be kept for 6mo more",
                "daily=30d monthly=12 archiveAfter=30d | after 3mo, not after 30d"
            })
    void what_archive_after_cannot_do_is_said(String retention, String words) throws PlanRefusedException {
        assertThat(said(retention)).singleElement().asString().contains(words);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "daily=30d",
        "daily=30d monthly=12 archiveAfter=3mo",
        "daily=30d yearly=2 archiveAfter=6mo",
        "daily=30d monthly=all archiveAfter=2y",
        "daily=30d monthly=24mo archiveAfter=120d"
    })
    void what_it_can_do_is_not(String retention) throws PlanRefusedException {
        assertThat(said(retention)).isEmpty();
    }
}
