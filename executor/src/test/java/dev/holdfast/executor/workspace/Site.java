package dev.holdfast.executor.workspace;

import dev.holdfast.dsl.profile.ServiceProfile;
import dev.holdfast.dsl.profile.ServiceProfiles;
import dev.holdfast.executor.apply.ApplyOptions;
import dev.holdfast.executor.database.DatabasePlace;
import dev.holdfast.executor.database.Databases;
import dev.holdfast.executor.database.TestStore;
import dev.holdfast.executor.fabric.fault.FaultSwitch;
import dev.holdfast.executor.fabric.fault.FaultyFabric;
import dev.holdfast.executor.lease.Commits;
import dev.holdfast.executor.lease.Holder;
import dev.holdfast.executor.lease.LeaseTerms;
import dev.holdfast.executor.operation.ApplyListener;
import dev.holdfast.executor.operation.ApplyOutcome;
import dev.holdfast.planner.document.PlanDocument;
import dev.holdfast.planner.plan.Estate;
import dev.holdfast.planner.plan.Planner;
import dev.holdfast.planner.plan.request.PlanOptions;
import dev.holdfast.planner.plan.request.PlanRefusedException;
import dev.holdfast.planner.state.ActualState;
import dev.holdfast.planner.state.RecordedState;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;

/** A place at which tests plan and apply as the commands do: each call opens the workspace anew. */
public final class Site {

    private static final Instant NOW = Instant.parse("2026-11-20T15:00:01Z");

    private final Access access;
    private final LeaseTerms terms;

    private Site(Access access, LeaseTerms terms) {
        this.access = access;
        this.terms = terms;
    }

    public Site(Path directory) {
        this(directory, ServiceProfiles.azure());
    }

    /** A directory whose service has this profile. */
    public Site(Path directory, ServiceProfile profile) {
        this(DatabasePlace.in(directory), TestStore.SQLITE, profile);
    }

    /** A place of this kind. */
    public Site(DatabasePlace place, TestStore store) {
        this(place, store, ServiceProfiles.azure());
    }

    private Site(DatabasePlace place, TestStore store, ServiceProfile profile) {
        this(
                new Access(
                        place,
                        store.databases(() -> NOW),
                        holder("tester"),
                        Commits.SILENT,
                        () -> {},
                        UnaryOperator.identity(),
                        () -> profile),
                LeaseTerms.USUAL);
    }

    private static Holder holder(String who) {
        return new Holder(who, who, "here", "", "");
    }

    /** The same place, with somebody who is told of each commit. */
    public Site killing(Commits told) {
        return new Site(
                new Access(
                        access.place(),
                        access.databases(),
                        access.holder(),
                        told,
                        access.kill(),
                        access.service(),
                        access.profile()),
                terms);
    }

    /** The same place, with what ends a process that a scenario kills. */
    public Site dying(Runnable kill) {
        return new Site(
                new Access(
                        access.place(),
                        access.databases(),
                        access.holder(),
                        access.commits(),
                        kill,
                        access.service(),
                        access.profile()),
                terms);
    }

    /** The same place, with a service that fails now and then. */
    public Site failing(FaultSwitch faults) {
        return new Site(
                new Access(
                        access.place(),
                        access.databases(),
                        access.holder(),
                        access.commits(),
                        access.kill(),
                        fabric -> new FaultyFabric(fabric, faults),
                        access.profile()),
                terms);
    }

    /** The same place, as another user sees it. */
    public Site as(String who) {
        return new Site(
                new Access(
                        access.place(),
                        access.databases(),
                        holder(who),
                        access.commits(),
                        access.kill(),
                        access.service(),
                        access.profile()),
                terms);
    }

    /** The same place, opened another way. */
    public Site through(Databases databases) {
        return new Site(
                new Access(
                        access.place(),
                        databases,
                        access.holder(),
                        access.commits(),
                        access.kill(),
                        access.service(),
                        access.profile()),
                terms);
    }

    /** The same place, with other terms for leases. */
    public Site on(LeaseTerms others) {
        return new Site(access, others);
    }

    public DatabasePlace place() {
        return access.place();
    }

    public Workspace open(String estate) {
        return workspaces().open(estate, terms);
    }

    public Workspaces workspaces() {
        return new DatabaseWorkspaces(access);
    }

    public PlanDocument plan(Estate estate) throws WorkspaceException, PlanRefusedException {
        return plan(estate, PlanOptions.DEFAULT);
    }

    public PlanDocument plan(Estate estate, PlanOptions options) throws WorkspaceException, PlanRefusedException {
        try (Workspace workspace = open(name(estate))) {
            Instant at = workspace.clock().orElse(Estate.AT);
            return Planner.plan(estate.request(
                    workspace.recorded(), workspace.actual(), access.profile().get(), at, options));
        }
    }

    /** A plan for another instant than the fabric's. */
    public PlanDocument planAt(Estate estate, Instant at) throws WorkspaceException, PlanRefusedException {
        try (Workspace workspace = open(name(estate))) {
            return Planner.plan(estate.request(
                    workspace.recorded(), workspace.actual(), access.profile().get(), at, PlanOptions.DEFAULT));
        }
    }

    public ApplyOutcome apply(PlanDocument plan) throws WorkspaceException {
        return apply(plan, options(0), ApplyListener.SILENT);
    }

    public ApplyOutcome apply(PlanDocument plan, ApplyOptions options, ApplyListener listener)
            throws WorkspaceException {
        try (Workspace workspace = open(plan.holdfast().estate())) {
            return workspace.apply(plan, options, listener);
        }
    }

    public static ApplyOptions options(int allowDataLoss) {
        return ApplyOptions.of(allowDataLoss, true, Estate.AT);
    }

    public AdvanceReport advance(Estate estate, Duration by) throws WorkspaceException {
        try (Workspace workspace = open(name(estate))) {
            return workspace.advance(by);
        }
    }

    public RecordedState recorded(Estate estate) throws WorkspaceException {
        try (Workspace workspace = open(name(estate))) {
            return workspace.recorded();
        }
    }

    public ActualState actual(Estate estate) throws WorkspaceException {
        try (Workspace workspace = open(name(estate))) {
            return workspace.actual();
        }
    }

    public static String name(Estate estate) {
        return estate.loaded().declaration().orElseThrow().name();
    }

    /** True if a plan changes nothing. */
    public static boolean isEmpty(PlanDocument plan) {
        return plan.resourceChanges().isEmpty()
                && plan.holdfast().prunes().isEmpty()
                && plan.holdfast().copies().isEmpty()
                && plan.holdfast().backups().isEmpty();
    }

    /** What a plan would do, for messages. */
    public static List<String> actions(PlanDocument plan) {
        List<String> actions = new java.util.ArrayList<>();
        plan.resourceChanges()
                .forEach(c -> actions.add(c.change().actions() + " " + c.address() + " " + c.actionReason()));
        plan.holdfast().prunes().forEach(p -> actions.add("prune " + p));
        plan.holdfast().copies().forEach(c -> actions.add("copy " + c));
        plan.holdfast().backups().forEach(b -> actions.add("backup " + b));
        return actions;
    }
}
