package dev.holdfast.planner.desired;

import dev.holdfast.dsl.model.Declaration;
import dev.holdfast.dsl.model.policy.BackupPolicy;
import dev.holdfast.dsl.model.policy.CopyRule;
import dev.holdfast.dsl.model.policy.FailureClass;
import dev.holdfast.dsl.model.policy.Objectives;
import dev.holdfast.dsl.model.retention.RetentionRule;
import dev.holdfast.dsl.model.retention.RetentionText;
import dev.holdfast.dsl.model.schedule.RecurrenceText;
import dev.holdfast.dsl.profile.ServiceProfile;
import dev.holdfast.dsl.quantity.Durations;
import dev.holdfast.planner.desired.PolicyDesign.BackupDesign;
import dev.holdfast.planner.desired.PolicyDesign.CopyDesign;
import dev.holdfast.planner.desired.coverage.Places;
import dev.holdfast.planner.loss.LossModels;
import dev.holdfast.planner.mechanism.Choice;
import dev.holdfast.planner.mechanism.MechanismChoice;
import dev.holdfast.planner.repair.Repairs;
import dev.holdfast.planner.state.AttributeNames;
import dev.holdfast.planner.state.AttributeValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Works out each policy once: its mechanism, its attributes and the line of each. */
final class PolicyDesigner {

    private final MechanismChoice mechanisms;
    private final Repairs repairs;
    private final Places places;

    private PolicyDesigner(Declaration declaration, ServiceProfile profile, Instant at, Places places) {
        LossModels years = new LossModels(profile, at);
        this.mechanisms = new MechanismChoice(declaration.vaults(), profile, years);
        this.repairs = new Repairs(declaration.vaults(), profile, years);
        this.places = places;
    }

    /**
     * The designs of all policies, by name.
     *
     * @param at begin of the year that objectives are judged over
     */
    static SortedMap<String, PolicyDesign> designAll(
            Declaration declaration, ServiceProfile profile, Instant at, Places places) {
        PolicyDesigner designer = new PolicyDesigner(declaration, profile, at, places);
        SortedMap<String, PolicyDesign> designs = new TreeMap<>();
        declaration.policies().forEach((name, policy) -> designs.put(name, designer.design(policy)));
        return designs;
    }

    private PolicyDesign design(BackupPolicy policy) {
        Choice choice = mechanisms.choose(policy);
        Optional<BackupDesign> backup =
                choice instanceof Choice.Backup chosen && policy.vault().isPresent()
                        ? Optional.of(backup(policy, chosen))
                        : Optional.empty();
        Optional<String> fix = choice instanceof Choice.Infeasible
                ? Optional.of(repairs.advise(policy).text("", ""))
                : Optional.empty();
        return new PolicyDesign(policy, choice, backup, fix, places.of(path(policy)));
    }

    private BackupDesign backup(BackupPolicy policy, Choice.Backup chosen) {
        AttributeValue recurrence = AttributeValue.of(
                RecurrenceText.format(chosen.effectiveSchedule().recurrence()));
        SortedMap<String, AttributeValue> attributes = new TreeMap<>();
        attributes.put(
                AttributeNames.POLICY_TYPE,
                AttributeValue.of(chosen.policyType().word()));
        policy.vault()
                .ifPresent(vault -> attributes.put(AttributeNames.VAULTS, AttributeValue.of(List.copyOf(vault.all()))));
        attributes.put(AttributeNames.RECURRENCE, recurrence);
        attributes.put(
                AttributeNames.STAGGER,
                AttributeValue.of(Durations.format(chosen.effectiveSchedule().stagger())));
        attributes.put(
                AttributeNames.TIME_ZONE, AttributeValue.of(policy.timeZone().getId()));
        policy.consistency()
                .ifPresent(word -> attributes.put(AttributeNames.CONSISTENCY, AttributeValue.of(word.word())));
        addObjectives(policy.objectives(), attributes);
        policy.retention().ifPresent(rule -> addRetention(rule, attributes));
        List<CopyDesign> copies = new ArrayList<>();
        List<String> members = new ArrayList<>();
        for (int i = 0; i < policy.copies().size(); i++) {
            CopyRule rule = policy.copies().get(i);
            members.add(rule.to() + " every " + Durations.format(rule.every())
                    + rule.from().map(from -> " from " + from).orElse(""));
            copies.add(copy(policy, rule, path(policy) + "/copies/" + i));
        }
        attributes.put(AttributeNames.COPIES, AttributeValue.of(members));
        return new BackupDesign(
                chosen.effectiveSchedule(), recurrence, attributes, placesOf(path(policy), attributes), copies);
    }

    private static void addObjectives(Objectives objectives, SortedMap<String, AttributeValue> attributes) {
        objectives.rpo().ifPresent(rpo -> attributes.put(AttributeNames.RPO, AttributeValue.of(Durations.format(rpo))));
        objectives.rto().ifPresent(rto -> attributes.put(AttributeNames.RTO, AttributeValue.of(Durations.format(rto))));
        for (Map.Entry<FailureClass, Objectives.ClassObjective> entry :
                objectives.survive().entrySet()) {
            List<String> parts = new ArrayList<>();
            entry.getValue().rpo().ifPresent(rpo -> parts.add("rpo " + Durations.format(rpo)));
            entry.getValue().rto().ifPresent(rto -> parts.add("rto " + Durations.format(rto)));
            attributes.put(
                    AttributeNames.SURVIVE_PREFIX + entry.getKey().word(),
                    AttributeValue.of(parts.isEmpty() ? "required" : String.join(", ", parts)));
        }
    }

    private static void addRetention(RetentionRule rule, SortedMap<String, AttributeValue> attributes) {
        RetentionText.toAttributes(rule)
                .forEach((key, text) -> attributes.put(AttributeNames.RETENTION_PREFIX + key, AttributeValue.of(text)));
    }

    private CopyDesign copy(BackupPolicy policy, CopyRule rule, String path) {
        SortedMap<String, AttributeValue> attributes = new TreeMap<>();
        attributes.put(AttributeNames.TARGET_VAULT, AttributeValue.of(rule.to()));
        attributes.put(AttributeNames.EVERY, AttributeValue.of(Durations.format(rule.every())));
        attributes.put(
                AttributeNames.TIME_ZONE, AttributeValue.of(policy.timeZone().getId()));
        addRetention(rule.retention(), attributes);
        Map<String, String> attributePlaces = new HashMap<>(placesOf(path, attributes));
        put(attributePlaces, AttributeNames.TIME_ZONE, zonePath(path(policy)));
        put(attributePlaces, AttributeNames.TARGET_VAULT, path + "/to");
        put(attributePlaces, AttributeNames.VAULT, rule.from().isPresent() ? path + "/from" : path(policy) + "/vault");
        return new CopyDesign(
                rule,
                attributes,
                new Provenance(
                        "policy '" + policy.name() + "' asks for copies in " + rule.to()
                                + rule.from()
                                        .map(from -> " of those in " + from)
                                        .orElse(""),
                        places.of(path),
                        attributePlaces));
    }

    /** The line of each attribute; names of attributes and keys of the language differ for some. */
    private Map<String, String> placesOf(String path, SortedMap<String, AttributeValue> attributes) {
        Map<String, String> found = new HashMap<>();
        for (String name : attributes.keySet()) {
            put(found, name, attributePath(path, name));
        }
        return found;
    }

    private void put(Map<String, String> found, String attribute, String path) {
        places.of(path).ifPresent(place -> found.put(attribute, place));
    }

    private String attributePath(String path, String attribute) {
        if (attribute.startsWith(AttributeNames.RETENTION_PREFIX)) {
            return path + "/retention/" + attribute.substring(AttributeNames.RETENTION_PREFIX.length());
        }
        if (attribute.startsWith(AttributeNames.SURVIVE_PREFIX)) {
            return path + "/objectives/survive/" + attribute.substring(AttributeNames.SURVIVE_PREFIX.length());
        }
        return switch (attribute) {
            case AttributeNames.RPO, AttributeNames.RTO -> path + "/objectives/" + attribute;
            case AttributeNames.STAGGER -> path + "/schedule/stagger";
            case AttributeNames.RECURRENCE, AttributeNames.POLICY_TYPE -> path + "/schedule";
            case AttributeNames.VAULTS -> path + "/vault";
            case AttributeNames.TIME_ZONE -> zonePath(path);
            default -> path + "/" + attribute;
        };
    }

    /** The policy's own zone, else the defaults'. */
    private String zonePath(String policyPath) {
        Optional<String> own = places.of(policyPath + "/timeZone");
        return own.equals(places.of(policyPath)) ? "defaults/timeZone" : policyPath + "/timeZone";
    }

    private static String path(BackupPolicy policy) {
        return "policies/" + policy.name();
    }
}
