package dev.holdfast.executor.fabric.guest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.model.machine.AgentHealth;
import dev.holdfast.dsl.model.machine.PowerState;
import dev.holdfast.dsl.model.machine.ProvisioningState;
import dev.holdfast.dsl.model.policy.Consistency;
import dev.holdfast.executor.fabric.Guest;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConsistencyLadderTest {

    private static final String DOCUMENTED = "VM backup: documentation of consistency";
    private static final String RECORDED = "recorded answers: protected items whose last backup failed";

    /** One branch of the ladder. */
    private record Branch(String source, GuestCondition condition, String expected) {}

    private static final List<Branch> BRANCHES = List.of(
            branch(DOCUMENTED, windows(), "WRITERS_SUCCEEDED"),
            branch(DOCUMENTED, windows(GuestTrouble.WRITERS_FAIL), "WRITERS_FAILED"),
            branch(DOCUMENTED, windows(GuestTrouble.SCRIPTS_FAIL), "WRITERS_SUCCEEDED"),
            branch(DOCUMENTED, linux(true), "SCRIPTS_SUCCEEDED"),
            branch(DOCUMENTED, linux(true, GuestTrouble.SCRIPTS_FAIL), "SCRIPTS_FAILED"),
            branch(DOCUMENTED, linux(true, GuestTrouble.WRITERS_FAIL), "SCRIPTS_SUCCEEDED"),
            branch(DOCUMENTED, linux(false), "NO_SCRIPTS"),
            branch(DOCUMENTED, linux(false, GuestTrouble.SCRIPTS_FAIL), "NO_SCRIPTS"),
            branch(DOCUMENTED, windows(PowerState.STOPPED), "NOT_RUNNING"),
            branch(DOCUMENTED, windows(PowerState.DEALLOCATED), "NOT_RUNNING"),
            branch(DOCUMENTED, windows(PowerState.DEALLOCATED, GuestTrouble.AGENT_SILENT), "NOT_RUNNING"),
            branch(DOCUMENTED, linux(true, GuestTrouble.NOT_RUNNING), "NOT_RUNNING"),
            branch(DOCUMENTED, crashOnly(AgentHealth.HEALTHY), "ASKED_FOR"),
            branch(DOCUMENTED, crashOnly(AgentHealth.ABSENT), "ASKED_FOR"),
            branch(DOCUMENTED, crashOnly(AgentHealth.UNHEALTHY, GuestTrouble.NO_NETWORK), "ASKED_FOR"),
            branch(DOCUMENTED, windows(GuestTrouble.FREEZE_FAILS), "FREEZE_FAILED"),
            branch(DOCUMENTED, windows(ProvisioningState.FAILED), "NOT_PROVISIONED"),
            branch(DOCUMENTED, windows(ProvisioningState.UNAVAILABLE, GuestTrouble.AGENT_SILENT), "NOT_PROVISIONED"),
            branch(DOCUMENTED, windows(ProvisioningState.CREATING), "NOT_READY"),
            branch(DOCUMENTED, windows(ProvisioningState.DELETING), "NOT_READY"),
            branch(DOCUMENTED, windows(ProvisioningState.UPDATING), "WRITERS_SUCCEEDED"),
            branch(RECORDED + ", 400196", windows(AgentHealth.ABSENT), "AGENT_UNAVAILABLE"),
            branch(RECORDED + ", 400196", windows(AgentHealth.UNHEALTHY), "AGENT_UNAVAILABLE"),
            branch(RECORDED + ", 400196", linux(true, GuestTrouble.AGENT_SILENT), "AGENT_UNAVAILABLE"),
            branch("not asked is not refused", windows(AgentHealth.UNKNOWN), "WRITERS_SUCCEEDED"),
            branch("not asked is not refused", windows(PowerState.UNKNOWN), "WRITERS_SUCCEEDED"),
            branch("not asked is not refused", windows(ProvisioningState.UNKNOWN), "WRITERS_SUCCEEDED"),
            branch(RECORDED + ", 400206", windows(GuestTrouble.NO_NETWORK), "NO_NETWORK"),
            branch(
                    DOCUMENTED + ", the extension is an extension",
                    windows(GuestTrouble.FORBIDDEN),
                    "EXTENSION_FORBIDDEN"),
            branch(DOCUMENTED + ", locks", crashOnly(AgentHealth.HEALTHY, GuestTrouble.LOCKED), "GROUP_LOCKED"),
            branch(RECORDED + ", 400198", crashOnly(AgentHealth.HEALTHY, GuestTrouble.KEYS_REFUSED), "KEYS_REFUSED"),
            branch(RECORDED + ", 400136", windows(PowerState.STOPPED, GuestTrouble.GONE), "MACHINE_NOT_FOUND"));

    @Test
    void every_branch_gives_what_its_source_says() {
        for (Branch branch : BRANCHES) {
            SnapshotAttempt attempt = ConsistencyLadder.attempt(branch.condition());
            String came = attempt.cause()
                    .map(Enum::name)
                    .or(() -> attempt.fault().map(Enum::name))
                    .orElseThrow();
            assertThat(came).as("%s: %s", branch.source(), branch.condition()).isEqualTo(branch.expected());
        }
    }

    @Test
    void every_cause_has_a_branch() {
        Set<String> reached = new HashSet<>();
        BRANCHES.forEach(branch -> reached.add(branch.expected()));
        for (ConsistencyCause cause : ConsistencyCause.values()) {
            assertThat(cause == ConsistencyCause.NOT_RECORDED || reached.contains(cause.name()))
                    .as("%s", cause)
                    .isTrue();
        }
    }

    @Test
    void no_further_trouble_ever_makes_a_point_more_consistent() {
        for (GuestCondition condition : conditions()) {
            SnapshotAttempt before = ConsistencyLadder.attempt(condition);
            for (GuestTrouble more : GuestTrouble.values()) {
                if (more == GuestTrouble.NOT_RUNNING) {
                    continue; // a machine that is off needs no agent
                }
                EnumSet<GuestTrouble> troubles = EnumSet.of(more);
                troubles.addAll(condition.troubles());
                SnapshotAttempt after = ConsistencyLadder.attempt(
                        new GuestCondition(condition.windows(), condition.guest(), condition.crashOnly(), troubles));
                assertThat(rank(after)).as("%s and %s", condition, more).isLessThanOrEqualTo(rank(before));
            }
        }
    }

    @Test
    void codes_stand_for_the_same_cause_for_ever() {
        assertThat(ConsistencyCause.values())
                .extracting(cause ->
                        cause.code() + " " + cause + " " + cause.consistency().word())
                .containsExactly(
                        "0 NOT_RECORDED crash",
                        "1 WRITERS_SUCCEEDED application",
                        "2 WRITERS_FAILED file-system",
                        "3 SCRIPTS_SUCCEEDED application",
                        "4 SCRIPTS_FAILED file-system",
                        "5 NO_SCRIPTS file-system",
                        "6 NOT_RUNNING crash",
                        "7 ASKED_FOR crash",
                        "8 NOT_PROVISIONED crash",
                        "9 FREEZE_FAILED crash");
        assertThat(ConsistencyCause.of(10)).isEmpty();
        assertThat(ConsistencyCause.of(-1)).isEmpty();
    }

    /** 3 for application consistency down to 0 for no point. */
    private static int rank(SnapshotAttempt attempt) {
        return attempt.cause()
                .map(cause -> Consistency.values().length - cause.consistency().ordinal())
                .orElse(0);
    }

    private static List<GuestCondition> conditions() {
        List<GuestCondition> all = new ArrayList<>();
        for (PowerState power : PowerState.values()) {
            for (ProvisioningState provisioning : ProvisioningState.values()) {
                for (AgentHealth agent : AgentHealth.values()) {
                    for (int bits = 0; bits < 8; bits++) {
                        all.add(condition(
                                (bits & 1) == 0, guest(power, provisioning, agent, (bits & 2) == 0), (bits & 4) == 0));
                    }
                }
            }
        }
        return all;
    }

    private static Branch branch(String source, GuestCondition condition, String expected) {
        return new Branch(source, condition, expected);
    }

    private static GuestCondition windows(GuestTrouble... troubles) {
        return condition(true, Guest.USUAL, false, troubles);
    }

    private static GuestCondition windows(PowerState power, GuestTrouble... troubles) {
        return condition(true, guest(power, ProvisioningState.SUCCEEDED, AgentHealth.HEALTHY, false), false, troubles);
    }

    private static GuestCondition windows(ProvisioningState provisioning, GuestTrouble... troubles) {
        return condition(true, guest(PowerState.RUNNING, provisioning, AgentHealth.HEALTHY, false), false, troubles);
    }

    private static GuestCondition windows(AgentHealth agent) {
        return condition(true, guest(PowerState.RUNNING, ProvisioningState.SUCCEEDED, agent, false), false);
    }

    private static GuestCondition linux(boolean scripts, GuestTrouble... troubles) {
        return condition(
                false,
                guest(PowerState.RUNNING, ProvisioningState.SUCCEEDED, AgentHealth.HEALTHY, scripts),
                false,
                troubles);
    }

    private static GuestCondition crashOnly(AgentHealth agent, GuestTrouble... troubles) {
        return condition(true, guest(PowerState.RUNNING, ProvisioningState.SUCCEEDED, agent, false), true, troubles);
    }

    private static GuestCondition condition(boolean windows, Guest guest, boolean crashOnly, GuestTrouble... troubles) {
        return new GuestCondition(windows, guest, crashOnly, Set.of(troubles));
    }

    private static Guest guest(PowerState power, ProvisioningState provisioning, AgentHealth agent, boolean scripts) {
        return new Guest(power, provisioning, agent, scripts, Optional.empty(), Optional.empty(), Optional.empty());
    }
}
