package dev.holdfast.planner.desired;

import dev.holdfast.dsl.diagnostic.FindingType;
import dev.holdfast.dsl.model.Declaration;
import dev.holdfast.dsl.model.Vault;
import dev.holdfast.dsl.model.disk.Disk;
import dev.holdfast.dsl.model.machine.VirtualMachine;
import dev.holdfast.dsl.profile.ServiceProfile;
import dev.holdfast.dsl.quantity.Durations;
import dev.holdfast.planner.desired.PolicyDesign.BackupDesign;
import dev.holdfast.planner.desired.PolicyDesign.CopyDesign;
import dev.holdfast.planner.desired.coverage.Places;
import dev.holdfast.planner.desired.coverage.Verdict;
import dev.holdfast.planner.rule.Finding;
import dev.holdfast.planner.rule.Findings;
import dev.holdfast.planner.state.AttributeNames;
import dev.holdfast.planner.state.AttributeValue;
import dev.holdfast.planner.state.ManagedObject;
import dev.holdfast.planner.state.ObjectAddress;
import dev.holdfast.planner.state.ObjectType;
import dev.holdfast.planner.state.RecordedState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Expands decisions into objects with complete attributes. Values and provenances that machines share are shared. */
final class ObjectBuilder {

    private static final AttributeValue ACTIVE = AttributeValue.of(AttributeNames.ACTIVE);
    private static final AttributeValue BACKUP = AttributeValue.of("backup");

    private final Declaration declaration;
    private final SortedMap<String, PolicyDesign> designs;
    private final RecordedState recorded;
    private final ServiceProfile profile;
    private final Places places;
    private final Findings findings;
    private final SlotBook slots;

    private final SortedMap<ObjectAddress, DesiredObject> objects = new TreeMap<>();
    private final Map<List<String>, AttributeValue> sharedSets = new HashMap<>();
    private final Map<String, AttributeValue> sharedTexts = new HashMap<>();
    private final Map<List<Object>, Provenance> sharedProvenances = new HashMap<>();

    ObjectBuilder(
            Declaration declaration,
            SortedMap<String, PolicyDesign> designs,
            RecordedState recorded,
            ServiceProfile profile,
            Places places,
            SlotBook slots,
            Findings findings) {
        this.declaration = declaration;
        this.designs = designs;
        this.recorded = recorded;
        this.profile = profile;
        this.places = places;
        this.findings = findings;
        this.slots = slots;
    }

    SortedMap<ObjectAddress, DesiredObject> build(List<DesiredMachine> machines, Set<String> onceEnhanced) {
        declaration.vaults().values().forEach(this::addVault);
        Set<String> enhanced = mustBeEnhanced(machines, onceEnhanced);
        for (PolicyDesign design : designs.values()) {
            design.backup().ifPresent(backup -> addPolicy(design, backup, enhanced.contains(design.name())));
        }
        for (DesiredMachine machine : machines) {
            Optional<BackupDesign> backup = machine.design().flatMap(PolicyDesign::backup);
            if (backup.isPresent()
                    && machine.design().isPresent()
                    && machine.vault().isPresent()) {
                addMachine(
                        machine,
                        machine.design().get(),
                        backup.get(),
                        machine.vault().get());
            }
        }
        checkVaultLimits(machines);
        return objects;
    }

    private void addVault(Vault vault) {
        SortedMap<String, AttributeValue> attributes = new TreeMap<>();
        attributes.put(AttributeNames.REGION, AttributeValue.of(vault.region()));
        attributes.put(
                AttributeNames.REDUNDANCY, AttributeValue.of(vault.redundancy().word()));
        attributes.put(
                AttributeNames.CROSS_REGION_RESTORE, AttributeValue.of(Boolean.toString(vault.crossRegionRestore())));
        attributes.put(AttributeNames.SOFT_DELETE, AttributeValue.of(Durations.format(vault.softDelete())));
        attributes.put(
                AttributeNames.IMMUTABILITY,
                AttributeValue.of(vault.immutability().word()));
        String path = "vaults/" + vault.name();
        Map<String, String> attributePlaces = new HashMap<>();
        for (String name : attributes.keySet()) {
            places.of(path + "/" + name).ifPresent(place -> attributePlaces.put(name, place));
        }
        add(
                new ObjectAddress(ObjectType.VAULT, vault.name()),
                attributes,
                new Provenance("declared vault", places.of(path), attributePlaces));
    }

    /**
     * Policies that have to be of the enhanced kind although they need not by themselves: they are so already, or a machine
     * comes to them that follows an enhanced one, or did so before its protection ended. The service knows no way back.
     */
    private Set<String> mustBeEnhanced(List<DesiredMachine> machines, Set<String> onceEnhanced) {
        Set<String> enhanced = new HashSet<>();
        for (ManagedObject object : recorded.objects().values()) {
            if (object.address().type() == ObjectType.POLICY
                    && object.text(AttributeNames.POLICY_TYPE).equals(AttributeNames.ENHANCED)) {
                enhanced.add(object.address().name());
            }
        }
        Set<String> all = new HashSet<>(enhanced);
        for (DesiredMachine machine : machines) {
            ManagedObject before = recorded.objects().get(new ObjectAddress(ObjectType.PROTECTION, machine.address()));
            boolean followed = before != null && enhanced.contains(before.text(AttributeNames.POLICY));
            if (machine.vault().isPresent() && (followed || onceEnhanced.contains(machine.address()))) {
                machine.design().ifPresent(design -> all.add(design.name()));
            }
        }
        return all;
    }

    private void addPolicy(PolicyDesign design, BackupDesign backup, boolean keepEnhanced) {
        SortedMap<String, AttributeValue> attributes = new TreeMap<>(backup.attributes());
        if (keepEnhanced) {
            attributes.put(AttributeNames.POLICY_TYPE, AttributeValue.of(AttributeNames.ENHANCED));
        }
        add(
                new ObjectAddress(ObjectType.POLICY, design.name()),
                attributes,
                new Provenance("declared policy", design.place(), backup.places()));
    }

    private void addMachine(DesiredMachine machine, PolicyDesign design, BackupDesign backup, String vault) {
        addProtection(machine, design, vault);
        addSchedule(machine, design, backup, vault);
        for (CopyDesign copy : backup.copies()) {
            addCopy(machine, design, copy, vault);
        }
    }

    private void addProtection(DesiredMachine machine, PolicyDesign design, String vault) {
        List<String> included = new ArrayList<>(machine.disks().included().size());
        for (Disk disk : machine.disks().included()) {
            included.add(disk.name());
        }
        ObjectAddress address = new ObjectAddress(ObjectType.PROTECTION, machine.address());
        SortedMap<String, AttributeValue> attributes = new TreeMap<>();
        attributes.put(
                AttributeNames.RESOURCE_ID,
                AttributeValue.of(resourceId(machine.known().machine(), address)));
        attributes.put(AttributeNames.POLICY, shared(design.name()));
        attributes.put(AttributeNames.VAULT, shared(vault));
        attributes.put(AttributeNames.MECHANISM, BACKUP);
        design.policy().consistency().ifPresent(c -> attributes.put(AttributeNames.CONSISTENCY, shared(c.word())));
        attributes.put(AttributeNames.INCLUDED_DISKS, shared(included));
        attributes.put(AttributeNames.EXCLUDED_DISKS, shared(machine.disks().excludedNames()));
        attributes.put(AttributeNames.PROTECTION_STATE, ACTIVE);
        Verdict verdict = machine.verdict();
        Provenance provenance = sharedProvenances.computeIfAbsent(
                List.of("protection", design.name(), verdict.reason(), verdict.place()),
                key -> new Provenance(verdict.reason(), verdict.place(), protectionPlaces(design)));
        add(address, attributes, provenance);
    }

    /** The id as it was recorded if only its case differs: answers of the cloud differ in case. */
    private String resourceId(VirtualMachine machine, ObjectAddress address) {
        String id = machine.identity().resourceId().orElse("");
        ManagedObject before = recorded.objects().get(address);
        String recordedId = before == null ? "" : before.text(AttributeNames.RESOURCE_ID);
        return recordedId.equalsIgnoreCase(id) ? recordedId : id;
    }

    private Map<String, String> protectionPlaces(PolicyDesign design) {
        Map<String, String> found = new HashMap<>();
        String path = "policies/" + design.name();
        places.of(path + "/vault").ifPresent(place -> found.put(AttributeNames.VAULT, place));
        places.of(path + "/consistency").ifPresent(place -> found.put(AttributeNames.CONSISTENCY, place));
        return found;
    }

    private void addSchedule(DesiredMachine machine, PolicyDesign design, BackupDesign backup, String vault) {
        SortedMap<String, AttributeValue> attributes = new TreeMap<>();
        attributes.put(AttributeNames.MACHINE, AttributeValue.of(machine.address()));
        attributes.put(AttributeNames.RECURRENCE, backup.recurrence());
        attributes.put(
                AttributeNames.TIME_ZONE, shared(design.policy().timeZone().getId()));
        attributes.put(AttributeNames.SLOT, shared(Durations.format(slots.slot(machine.address(), vault))));
        Provenance provenance = sharedProvenances.computeIfAbsent(
                List.of("schedule", design.name()),
                key -> new Provenance(
                        "schedule of policy '" + design.name() + "'",
                        places.of("policies/" + design.name() + "/schedule"),
                        schedulePlaces(backup)));
        add(new ObjectAddress(ObjectType.SCHEDULE, machine.address()), attributes, provenance);
    }

    private static Map<String, String> schedulePlaces(BackupDesign backup) {
        Map<String, String> found = new HashMap<>();
        for (String name : List.of(AttributeNames.RECURRENCE, AttributeNames.TIME_ZONE)) {
            String place = backup.places().get(name);
            if (place != null) {
                found.put(name, place);
            }
        }
        String stagger = backup.places().get(AttributeNames.STAGGER);
        if (stagger != null) {
            found.put(AttributeNames.SLOT, stagger);
        }
        return found;
    }

    private void addCopy(DesiredMachine machine, PolicyDesign design, CopyDesign copy, String vault) {
        if (copy.rule().to().equals(vault)) {
            findings.add(
                    Finding.of(
                            FindingType.COPY_TO_OWN_VAULT,
                            copy.provenance().place(),
                            "Policy '" + design.name() + "' copies to " + vault
                                    + ", which already keeps the points of this machine; a second place is missing.",
                            "Copy to a vault in another region, or give the policy a vault map."),
                    machine.address());
            return;
        }
        if (!profile.vaultCopies()) {
            findings.add(
                    Finding.of(
                            FindingType.INFEASIBLE,
                            copy.provenance().place(),
                            "Policy '" + design.name() + "' copies to "
                                    + copy.rule().to()
                                    + ", but this service cannot copy recovery points from vault to vault.",
                            "Declare vault " + vault
                                    + " with { redundancy: GRS, crossRegionRestore: true }, which keeps its points in the"
                                    + " paired region too, and take the copy out of the policy. Or protect these machines by"
                                    + " restore points or snapshots, which this service copies to other regions."),
                    machine.address());
            return;
        }
        SortedMap<String, AttributeValue> attributes = new TreeMap<>(copy.attributes());
        attributes.put(AttributeNames.MACHINE, AttributeValue.of(machine.address()));
        attributes.put(AttributeNames.VAULT, shared(copy.rule().from().orElse(vault)));
        add(ObjectAddress.copy(machine.address(), copy.rule().to()), attributes, copy.provenance());
    }

    private void checkVaultLimits(List<DesiredMachine> machines) {
        int mostMachines = profile.limits().vault().machines();
        int mostPolicies = profile.limits().vault().policies();
        Map<String, Integer> sources = new TreeMap<>(DesiredStates.machinesPerVault(machines));
        sources.forEach((vault, count) -> {
            if (count > mostMachines) {
                reportLimit(vault, count + " machines", mostMachines + " machines");
            }
        });
        objects.values().stream()
                .filter(object -> object.object().address().type() == ObjectType.COPY)
                .forEach(copy -> sources.merge(copy.object().text(AttributeNames.TARGET_VAULT), 1, Integer::sum));
        int mostSources = profile.limits().vault().sources();
        sources.forEach((vault, count) -> {
            if (count > mostSources) {
                reportLimit(vault, count + " data sources, copies included", mostSources + " data sources");
            }
        });
        checkRegionLimits();
        Map<String, Integer> policies = new HashMap<>();
        for (PolicyDesign design : designs.values()) {
            if (design.backup().isPresent() && design.policy().vault().isPresent()) {
                design.policy().vault().get().all().forEach(vault -> policies.merge(vault, 1, Integer::sum));
            }
        }
        policies.forEach((vault, count) -> {
            if (count > mostPolicies) {
                reportLimit(vault, count + " policies", mostPolicies + " policies");
            }
        });
    }

    private void checkRegionLimits() {
        int most = profile.limits().vault().perRegion();
        Map<String, Integer> perRegion = new HashMap<>();
        for (Vault vault : declaration.vaults().values()) {
            if (perRegion.merge(vault.region(), 1, Integer::sum) == most + 1) {
                findings.add(
                        Finding.of(
                                        FindingType.VAULT_LIMIT,
                                        places.of("vaults/" + vault.name()),
                                        "The region " + vault.region() + " would have more than " + most
                                                + " vaults, the most that the service allows a subscription.",
                                        "Use fewer vaults; one takes "
                                                + profile.limits().vault().machines() + " machines.")
                                .with("limit", most + " vaults"),
                        new ObjectAddress(ObjectType.VAULT, vault.name()).toString());
            }
        }
    }

    private void reportLimit(String vault, String found, String most) {
        findings.add(
                Finding.of(
                                FindingType.VAULT_LIMIT,
                                places.of("vaults/" + vault),
                                "The vault would hold " + found + "; the service allows " + most + " per vault.",
                                "Declare a further vault in the region and give it to some of the policies.")
                        .with("found", found)
                        .with("limit", most),
                new ObjectAddress(ObjectType.VAULT, vault).toString());
    }

    private AttributeValue shared(String text) {
        return sharedTexts.computeIfAbsent(text, AttributeValue::of);
    }

    private AttributeValue shared(List<String> members) {
        return sharedSets.computeIfAbsent(members, AttributeValue::of);
    }

    private void add(ObjectAddress address, SortedMap<String, AttributeValue> attributes, Provenance provenance) {
        objects.put(address, new DesiredObject(new ManagedObject(address, attributes), provenance));
    }
}
