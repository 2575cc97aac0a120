package dev.holdfast.planner.desired;

import dev.holdfast.dsl.diagnostic.FindingType;
import dev.holdfast.dsl.inventory.KnownMachine;
import dev.holdfast.dsl.model.Declaration;
import dev.holdfast.dsl.model.Vault;
import dev.holdfast.dsl.model.machine.ProvisioningState;
import dev.holdfast.dsl.model.machine.VirtualMachine;
import dev.holdfast.dsl.model.policy.CopyRule;
import dev.holdfast.dsl.model.policy.VaultChoice;
import dev.holdfast.planner.desired.coverage.AddressedMachine;
import dev.holdfast.planner.desired.coverage.CoverageStatus;
import dev.holdfast.planner.desired.coverage.DiskRules;
import dev.holdfast.planner.desired.coverage.DiskSelection;
import dev.holdfast.planner.desired.coverage.PolicyAssignment;
import dev.holdfast.planner.desired.coverage.PolicyDecision;
import dev.holdfast.planner.desired.coverage.Suitability;
import dev.holdfast.planner.desired.coverage.Verdict;
import dev.holdfast.planner.mechanism.Choice;
import dev.holdfast.planner.rule.Finding;
import dev.holdfast.planner.rule.Findings;
import dev.holdfast.planner.state.AttributeNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** Decides what becomes of one machine: its policy, its vault, its disks, or why it gets none. */
final class MachineJudge {

    private final Declaration declaration;
    private final SortedMap<String, PolicyDesign> designs;
    private final PolicyAssignment assignment;
    private final DiskRules diskRules;
    private final Suitability suitability;
    private final Findings findings;

    MachineJudge(
            Declaration declaration,
            SortedMap<String, PolicyDesign> designs,
            PolicyAssignment assignment,
            DiskRules diskRules,
            Suitability suitability,
            Findings findings) {
        this.declaration = declaration;
        this.designs = designs;
        this.assignment = assignment;
        this.diskRules = diskRules;
        this.suitability = suitability;
        this.findings = findings;
    }

    DesiredMachine judge(AddressedMachine addressed) {
        PolicyDecision decision = assignment.decide(addressed.known());
        if (decision.unprotected().isPresent()) {
            return without(
                    addressed,
                    Optional.empty(),
                    CoverageStatus.UNPROTECTED,
                    decision.unprotected().get(),
                    decision.place());
        }
        if (decision.policy().isEmpty()) {
            return uncoveredByNobody(addressed, decision);
        }
        PolicyDesign design = designs.get(decision.policy().get());
        if (design == null) {
            throw new IllegalArgumentException("the policy is not declared: " + decision.policy());
        }
        if (addressed.ambiguous()) {
            return refuse(
                    addressed,
                    design,
                    decision,
                    CoverageStatus.REFUSED,
                    new Suitability.Refusal(
                            FindingType.DUPLICATE_ADDRESS,
                            "nothing tells it from another machine of the same name",
                            "Give each its resource id, or its resourceGroup and subscription; if it replaces the other,"
                                    + " say moved: with the other's address."));
        }
        Optional<Suitability.Refusal> refused =
                suitability.ofMachine(addressed.known().machine());
        return refused.isPresent()
                ? refuse(addressed, design, decision, CoverageStatus.REFUSED, refused.get())
                : cover(addressed, design, decision);
    }

    private DesiredMachine cover(AddressedMachine addressed, PolicyDesign design, PolicyDecision decision) {
        if (design.backup().isEmpty()) {
            return uncoveredByChoice(addressed, design, decision);
        }
        VirtualMachine machine = addressed.known().machine();
        Optional<Suitability.Refusal> noVault = vaultProblem(machine, design);
        if (noVault.isPresent()) {
            CoverageStatus status = noVault.get().type() == FindingType.VAULT_REGION_MISMATCH
                    ? CoverageStatus.REFUSED
                    : CoverageStatus.UNCOVERED;
            return refuse(addressed, design, withPlace(decision, design), status, noVault.get());
        }
        DiskSelection disks = diskRules.select(addressed);
        Optional<Suitability.Refusal> refused = suitability.ofDisks(disks);
        if (refused.isPresent()) {
            return refuse(addressed, design, decision, CoverageStatus.REFUSED, refused.get());
        }
        diskRules.reportProduction(addressed, disks);
        noteState(addressed, decision);
        boolean whole = disks.excludedNames().isEmpty();
        Verdict verdict = new Verdict(
                whole ? CoverageStatus.PROTECTED : CoverageStatus.PARTLY,
                "policy '" + design.name() + "' by " + decision.why(),
                decision.place());
        return new DesiredMachine(
                addressed.address(),
                addressed.known(),
                verdict,
                Optional.of(design),
                vaultName(machine, design),
                disks);
    }

    /** The vaults of the policy are the line to change, whichever line gave the machine its policy. */
    private static PolicyDecision withPlace(PolicyDecision decision, PolicyDesign design) {
        Optional<String> place = design.backup()
                .map(backup -> backup.places().get(AttributeNames.VAULTS))
                .or(decision::place);
        return new PolicyDecision(decision.policy(), decision.unprotected(), decision.why(), place);
    }

    private static Optional<String> vaultName(VirtualMachine machine, PolicyDesign design) {
        return design.policy()
                .vault()
                .flatMap(choice -> choice.forRegion(machine.region().orElse("")));
    }

    private Optional<Suitability.Refusal> vaultProblem(VirtualMachine machine, PolicyDesign design) {
        if (machine.region().isEmpty()) {
            return Optional.of(new Suitability.Refusal(
                    FindingType.NO_REGION,
                    "its region is unknown, so no vault can be chosen",
                    "Give the machine a region, or set defaults.region."));
        }
        String region = machine.region().get();
        Optional<String> name = vaultName(machine, design);
        if (name.isEmpty()) {
            return Optional.of(new Suitability.Refusal(
                    FindingType.NO_VAULT_IN_REGION,
                    "policy '" + design.name() + "' has no vault in " + region,
                    withVaultIn(region, design)
                            .orElse("Declare a vault in " + region + " and add it to the policy's vault map.")));
        }
        Vault vault = declaration.vaults().get(name.get());
        if (vault != null && !vault.region().equals(region)) {
            return Optional.of(new Suitability.Refusal(
                    FindingType.VAULT_REGION_MISMATCH,
                    "vault " + vault.name() + " of policy '" + design.name() + "' is in " + vault.region()
                            + ", the machine in " + region
                            + "; a vault protects machines of its own region only",
                    withVaultIn(region, design)
                            .orElse("Give the policy a vault per region: vault: { " + region + ": … }.")));
        }
        return Optional.empty();
    }

    /** The edit that gives the policy the declared vault of a region beside its others; empty unless there is exactly one. */
    private Optional<String> withVaultIn(String region, PolicyDesign design) {
        Optional<VaultChoice> choice = design.policy().vault();
        Set<String> targets =
                design.policy().copies().stream().map(CopyRule::to).collect(Collectors.toSet());
        List<String> fitting = new ArrayList<>();
        for (Vault vault : declaration.vaults().values()) {
            if (vault.region().equals(region) && !targets.contains(vault.name())) {
                fitting.add(vault.name());
            }
        }
        if (choice.isEmpty() || fitting.size() != 1) {
            return Optional.empty();
        }
        String entry = region + ": " + fitting.get(0);
        String policy = "policy '" + design.name() + "'.";
        return Optional.of(choice.get()
                .everywhere()
                .map(declaration.vaults()::get)
                .map(vault ->
                        "Write vault: { " + vault.region() + ": " + vault.name() + ", " + entry + " } in " + policy)
                .orElse("Write " + entry + " in the vault map of " + policy));
    }

    /** A declared machine is found where it is declared; those of inventories, which may be thousands, are found together. */
    private DesiredMachine uncoveredByNobody(AddressedMachine addressed, PolicyDecision decision) {
        KnownMachine known = addressed.known();
        findings.add(
                Finding.of(
                        FindingType.UNCOVERED,
                        known.declared() ? Optional.of(known.source().place()) : Optional.empty(),
                        "No policy applies: no binding matches, there is no default policy, and nobody decided that no"
                                + " backup is needed. Nothing protects this machine.",
                        "Add a binding that matches, set defaults.policy, or declare it unprotected with the reason."),
                addressed.address());
        return without(addressed, Optional.empty(), CoverageStatus.UNCOVERED, decision.why(), decision.place());
    }

    private DesiredMachine uncoveredByChoice(AddressedMachine addressed, PolicyDesign design, PolicyDecision decision) {
        Choice choice = design.choice();
        String reason;
        if (choice instanceof Choice.NotProvided notProvided) {
            reason = "mechanism " + notProvided.wanted() + " is not provided yet";
            findings.add(
                    Finding.of(
                            FindingType.MECHANISM_NOT_PROVIDED,
                            design.place(),
                            "Policy '" + design.name() + "' needs " + notProvided.wanted()
                                    + ", which is not provided yet, so its machines are not protected by it. "
                                    + notProvided.reason(),
                            "Relax the objective to what vault backup can hold (an rpo of 4h or more), or leave the"
                                    + " machines to another tool and declare them unprotected."),
                    addressed.address());
        } else if (choice instanceof Choice.Infeasible infeasible) {
            reason = "policy '" + design.name() + "' asks for what the service cannot do";
            findings.add(
                    Finding.of(
                            FindingType.INFEASIBLE,
                            design.place(),
                            "Policy '" + design.name() + "' cannot be carried out. " + infeasible.reason(),
                            design.fix().orElseThrow()),
                    addressed.address());
        } else {
            reason = "policy '" + design.name() + "' names no vault";
            findings.add(
                    Finding.of(
                            FindingType.MECHANISM_NOT_PROVIDED,
                            design.place(),
                            "Policy '" + design.name() + "' names no vault, so its machines are not protected by it.",
                            "Give the policy a vault."),
                    addressed.address());
        }
        return without(addressed, Optional.of(design), CoverageStatus.UNCOVERED, reason, decision.place());
    }

    private DesiredMachine refuse(
            AddressedMachine addressed,
            PolicyDesign design,
            PolicyDecision decision,
            CoverageStatus status,
            Suitability.Refusal refusal) {
        findings.add(
                Finding.of(
                        refusal.type(),
                        decision.place(),
                        "The machine gets no protection: " + refusal.reason() + ".",
                        refusal.fix()),
                addressed.address());
        return without(addressed, Optional.of(design), status, refusal.reason(), decision.place());
    }

    private static DesiredMachine without(
            AddressedMachine addressed,
            Optional<PolicyDesign> design,
            CoverageStatus status,
            String reason,
            Optional<String> place) {
        return new DesiredMachine(
                addressed.address(),
                addressed.known(),
                new Verdict(status, reason, place),
                design,
                Optional.empty(),
                DiskSelection.NONE);
    }

    private void noteState(AddressedMachine addressed, PolicyDecision decision) {
        ProvisioningState state = addressed.known().machine().state().provisioning();
        if (state == ProvisioningState.CREATING || state == ProvisioningState.DELETING) {
            findings.add(
                    Finding.of(
                            FindingType.MACHINE_NOT_READY,
                            decision.place(),
                            "The cloud reports the machine as " + state.word()
                                    + "; backups are tried again until that has ended.",
                            ""),
                    addressed.address());
        }
    }
}
