package dev.holdfast.planner.loss;

import dev.holdfast.dsl.model.disk.Disk;
import dev.holdfast.dsl.model.policy.BackupPolicy;
import dev.holdfast.dsl.model.policy.FailureClass;
import dev.holdfast.dsl.model.schedule.Recurrence;
import dev.holdfast.planner.objective.PolicyShape;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What the machines of one policy and vault can lose, class by class, beside what the policy asks. The year of a class is looked
 * at when it is first needed. Not thread safe.
 */
public final class PolicyLoss {

    private final BackupPolicy policy;
    private final Recurrence recurrence;
    private final PolicyShape shape;
    private final LossModels years;
    private final Map<FailureClass, LossModel> models = new EnumMap<>(FailureClass.class);

    /**
     * The losses of a policy.
     *
     * @param recurrence nominal starts, declared or chosen
     * @param shape where its captures go
     * @param years what is known of the year that is looked at
     */
    public PolicyLoss(BackupPolicy policy, Recurrence recurrence, PolicyShape shape, LossModels years) {
        this.policy = policy;
        this.recurrence = recurrence;
        this.shape = shape;
        this.years = years;
    }

    /**
     * What one class can cost.
     *
     * @param asked true if the policy asks something for the class
     * @param target its rpo; absent if whatever is lost is accepted
     * @param figure the loss
     * @param verdict how they compare; {@link LossVerdict#HOLDS} if nothing is asked
     */
    public record ClassLoss(
            FailureClass failureClass,
            boolean asked,
            Optional<Duration> target,
            LossFigure figure,
            LossVerdict verdict) {}

    /**
     * The losses of a machine, in the order of the classes.
     *
     * @param slot its offset after each nominal start
     * @param disks what is backed up of it
     */
    public List<ClassLoss> of(Duration slot, List<Disk> disks) {
        List<ClassLoss> losses = new ArrayList<>();
        for (FailureClass failureClass : policy.objectives().classes()) {
            losses.add(of(failureClass, slot, disks));
        }
        return losses;
    }

    /** The first of the losses of a machine that is not good enough; empty if all are. */
    public Optional<ClassLoss> firstNot(Predicate<ClassLoss> good, Duration slot, List<Disk> disks) {
        for (FailureClass failureClass : policy.objectives().classes()) {
            ClassLoss loss = of(failureClass, slot, disks);
            if (!good.test(loss)) {
                return Optional.of(loss);
            }
        }
        return Optional.empty();
    }

    private ClassLoss of(FailureClass failureClass, Duration slot, List<Disk> disks) {
        LossFigure figure = models.computeIfAbsent(
                        failureClass, any -> years.of(any, recurrence, policy.timeZone(), shape))
                .figure(slot, disks);
        boolean asked = policy.objectives().isAsked(failureClass);
        Optional<Duration> target = policy.objectives().rpoFor(failureClass);
        return new ClassLoss(
                failureClass, asked, target, figure, asked ? LossVerdict.of(figure, target) : LossVerdict.HOLDS);
    }
}
