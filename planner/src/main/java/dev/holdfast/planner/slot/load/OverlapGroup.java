package dev.holdfast.planner.slot.load;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Machines of a vault whose runs can meet, whatever their slots; what other groups do does not matter to them.
 *
 * <p>The machines are sorted: longest job first, then by address. Placed in this order the short ones fill what gaps the
 * long ones leave.
 */
public final class OverlapGroup {

    private static final int WEEK = 7 * StartPattern.DAY;
    private static final Comparator<StaggeredMachine> LONGEST_FIRST =
            Comparator.comparingInt(StaggeredMachine::minutes).reversed().thenComparing(StaggeredMachine::address);

    private final List<StaggeredMachine> machines;
    private final int circle;
    private final Map<StartPattern, Course> courses = new HashMap<>();

    /** All of these machines as one group. */
    public OverlapGroup(Collection<StaggeredMachine> machines) {
        List<StaggeredMachine> sorted = new ArrayList<>(machines);
        sorted.sort(LONGEST_FIRST);
        this.machines = List.copyOf(sorted);
        this.circle = sorted.stream().allMatch(machine -> machine.pattern().everyDay()) ? StartPattern.DAY : WEEK;
        for (StaggeredMachine machine : sorted) {
            courses.computeIfAbsent(machine.pattern(), pattern -> new Course(pattern, circle));
        }
    }

    /** Splits the machines of a vault; groups in the order of their first policy's name. */
    public static List<OverlapGroup> split(Collection<StaggeredMachine> machines) {
        SortedMap<String, List<StaggeredMachine>> byPolicy = new TreeMap<>();
        for (StaggeredMachine machine : machines) {
            byPolicy.computeIfAbsent(machine.pattern().policy(), any -> new ArrayList<>())
                    .add(machine);
        }
        List<List<StaggeredMachine>> members = new ArrayList<>();
        List<BitSet> covered = new ArrayList<>();
        byPolicy.forEach((policy, own) -> {
            BitSet minutes = minutes(own);
            List<StaggeredMachine> joined = new ArrayList<>(own);
            for (int i = members.size() - 1; i >= 0; i--) {
                if (covered.get(i).intersects(minutes)) {
                    joined.addAll(members.remove(i));
                    minutes.or(covered.remove(i));
                }
            }
            members.add(joined);
            covered.add(minutes);
        });
        return members.stream().map(OverlapGroup::new).toList();
    }

    /** Every minute of a week at which a machine of a policy can run. */
    private static BitSet minutes(List<StaggeredMachine> machines) {
        StartPattern pattern = machines.get(0).pattern();
        int longest = 0;
        for (StaggeredMachine machine : machines) {
            longest = Math.max(longest, machine.minutes());
        }
        int length = (int) Math.min(WEEK, (long) pattern.slots() + longest);
        BitSet minutes = new BitSet(WEEK);
        Course course = new Course(pattern, WEEK);
        for (int run = 0; run < course.runs(); run++) {
            int start = course.start(run);
            minutes.set(start, Math.min(WEEK, start + length));
            minutes.set(0, Math.max(0, start + length - WEEK));
        }
        return minutes;
    }

    /** How many machines. */
    public int size() {
        return machines.size();
    }

    /** The machine at a place of the order. */
    public StaggeredMachine machine(int index) {
        return machines.get(index);
    }

    /** All machines, longest job first. */
    public List<StaggeredMachine> machines() {
        return machines;
    }

    /** Machines that can start at the same minutes, whatever their policies, by a pattern without a name. */
    public Map<StartPattern, List<Integer>> byWindow() {
        Map<StartPattern, List<Integer>> byWindow = new LinkedHashMap<>();
        for (int index = 0; index < size(); index++) {
            byWindow.computeIfAbsent(machine(index).pattern().unnamed(), any -> new ArrayList<>())
                    .add(index);
        }
        return byWindow;
    }

    /** These machines, by what makes them alike, in the order of the first of each class. */
    public List<JobClass> classes(Collection<Integer> indexes) {
        record Likeness(StartPattern pattern, int snapshotMinutes, int transferMinutes) {}
        Map<Likeness, List<Integer>> alike = new LinkedHashMap<>();
        for (int index : indexes) {
            StaggeredMachine machine = machine(index);
            alike.computeIfAbsent(
                            new Likeness(machine.pattern(), machine.snapshotMinutes(), machine.transferMinutes()),
                            any -> new ArrayList<>())
                    .add(index);
        }
        return alike.values().stream().map(JobClass::new).toList();
    }

    /** When a machine of the group starts, by its index. */
    public Course course(int index) {
        Course course = courses.get(machines.get(index).pattern());
        if (course == null) {
            throw new IllegalStateException("a machine without a course: " + machines.get(index));
        }
        return course;
    }

    /** The patterns of its policies, by name. */
    public List<StartPattern> patterns() {
        List<StartPattern> patterns = new ArrayList<>(courses.keySet());
        patterns.sort(Comparator.comparing(StartPattern::policy));
        return patterns;
    }

    /** Minutes of the circle. */
    public int circle() {
        return circle;
    }

    /** The widest stagger that any of its policies could have, in minutes. */
    public int widest() {
        int widest = 1;
        for (Course course : courses.values()) {
            widest = Math.max(widest, course.widest());
        }
        return widest;
    }
}
