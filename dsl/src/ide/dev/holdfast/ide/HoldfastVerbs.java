// Generated from the language's schema; do not edit.
package dev.holdfast.ide;

import groovy.lang.Closure;
import groovy.lang.DelegatesTo;
import java.util.Map;

/** The verbs of policy files, block by block; for editors alone. */
public interface HoldfastVerbs {

    /** What may stand in a policy file, outside of all blocks. */
    interface DeclarationBlock {
        /** Version of the language; needed once in a declaration. */
        void holdfast(Object value);
        /** The estate; its state is kept under this name. */
        void name(Object value);
        /** What holds where nothing else is said. */
        void defaults(@DelegatesTo(value = DefaultsBlock.class, strategy = Closure.DELEGATE_ONLY) Closure<?> block);
        /** What holds where nothing else is said. */
        void defaults(Map<String, ?> settings);
        /** What holds where nothing else is said. */
        void defaults();
        /** Vaults by name. */
        void vault(String name, @DelegatesTo(value = VaultBlock.class, strategy = Closure.DELEGATE_ONLY) Closure<?> block);
        /** Storage accounts by name. */
        void storageAccount(String name, @DelegatesTo(value = StorageAccountBlock.class, strategy = Closure.DELEGATE_ONLY) Closure<?> block);
        /** Policies by name. */
        void policy(String name, @DelegatesTo(value = PolicyBlock.class, strategy = Closure.DELEGATE_ONLY) Closure<?> block);
        /** Policies by name. */
        void policy(String name);
        /** Machines by name. */
        void vm(String name, @DelegatesTo(value = DeclarationVmBlock.class, strategy = Closure.DELEGATE_ONLY) Closure<?> block);
        /** Machines by name. */
        void vm(String name);
        /** Files with more machines. */
        void inventory(@DelegatesTo(value = InventoryBlock.class, strategy = Closure.DELEGATE_ONLY) Closure<?> block);
        /** Files with more machines. */
        void inventory(Map<String, ?> settings);
        /** Which machines get which policy; the first that matches wins. */
        void bind(@DelegatesTo(value = BindBlock.class, strategy = Closure.DELEGATE_ONLY) Closure<?> block);
        /** Which machines get which policy; the first that matches wins. */
        void bind(Map<String, ?> settings);
        /** Which machines get which policy; the first that matches wins. */
        void bind(String name, @DelegatesTo(value = BindBlock.class, strategy = Closure.DELEGATE_ONLY) Closure<?> block);
        /** Machines whose protection ends; removing text never ends it. */
        void retire(@DelegatesTo(value = RetireBlock.class, strategy = Closure.DELEGATE_ONLY) Closure<?> block);
        /** Machines whose protection ends; removing text never ends it. */
        void retire(Map<String, ?> settings);
        /** Machines whose protection ends; removing text never ends it. */
        void retire(String vm, @DelegatesTo(value = RetireBlock.class, strategy = Closure.DELEGATE_ONLY) Closure<?> block);
        /** What has a new name and is still the same: nothing of it is deleted and made anew. */
        void move(@DelegatesTo(value = MoveBlock.class, strategy = Closure.DELEGATE_ONLY) Closure<?> block);
        /** What has a new name and is still the same: nothing of it is deleted and made anew. */
        void move(Map<String, ?> settings);
        /** Disks that are left out of backups. */
        void exclude(@DelegatesTo(value = ExcludeBlock.class, strategy = Closure.DELEGATE_ONLY) Closure<?> block);
        /** Disks that are left out of backups. */
        void exclude(Map<String, ?> settings);
        /** Rules by name; 'builtin' changes the levels of built-in findings and waives them. */
        void rule(String name, @DelegatesTo(value = RuleBlock.class, strategy = Closure.DELEGATE_ONLY) Closure<?> block);
        /** Built-in findings by name, each with another level or with waivers. */
        void builtin(String name, @DelegatesTo(value = BuiltinBlock.class, strategy = Closure.DELEGATE_ONLY) Closure<?> block);
        /** Guardrails over a plan. */
        void limits(@DelegatesTo(value = LimitsBlock.class, strategy = Closure.DELEGATE_ONLY) Closure<?> block);
        /** Guardrails over a plan. */
        void limits(Map<String, ?> settings);
        /** Guardrails over a plan. */
        void limits();
        /** Path of a price book; the shipped one without it. */
        void prices(Object value);
    }

    /** What may stand in defaults { }. */
    interface DefaultsBlock {
        /** Region of machines that name none. */
        void region(Object value);
        /** Zone of policies that name none; UTC without it. */
        void timeZone(Object value);
        /** Policy of machines that no binding matches. */
        void policy(Object value);
    }

    /** What may stand in vault { }. */
    interface VaultBlock {
        /** Where the vault is; it can protect machines of this region only. */
        void region(Object value);
        /** How many copies it keeps: LRS in one data centre, ZRS in three zones, GRS also in the paired region. Fixed once the vault protects something. */
        void redundancy(Object value);
        /** Points can be restored in the paired region; needs redundancy GRS. */
        void crossRegionRestore(Object value);
        /** How long deleted points can be brought back: 14d to 180d. */
        void softDelete(Object value);
        /** Whether the vault refuses to lose points early; locked cannot be undone. */
        void immutability(Object value);
    }

    /** What may stand in storageAccount { }. */
    interface StorageAccountBlock {
        /** Where the account is. */
        void region(Object value);
        /** Performance tier of the account. */
        void kind(Object value);
        /** Data per second it can move in all. */
        void throughput(Object value);
        /** Operations per second it can do in all. */
        void iops(Object value);
    }

    /** What may stand in policy { }. */
    interface PolicyBlock {
        /** The policy this one starts from. Objectives merge key by key; schedule, retention and copies replace as a whole. */
        void extend(Object value);
        /** Where points are kept: one vault, or a vault for each region. */
        void vault(Map<String, ?> entries);
        /** Where points are kept: one vault, or a vault for each region. */
        void vault(Object value);
        /** What must be possible after a failure. */
        void objectives(@DelegatesTo(value = ObjectivesBlock.class, strategy = Closure.DELEGATE_ONLY) Closure<?> block);
        /** What must be possible after a failure. */
        void objectives(Map<String, ?> settings);
        /** What must be possible after a failure. */
        void objectives();
        /** How points are made; auto chooses what meets the objectives. */
        void mechanism(Object value);
        /** What a point must promise about the applications inside. */
        void consistency(Object value);
        /** Zone of schedule and retention; else that of the defaults, else UTC. */
        void timeZone(Object value);
        /** When backups start. */
        void schedule(@DelegatesTo(value = ScheduleBlock.class, strategy = Closure.DELEGATE_ONLY) Closure<?> block);
        /** When backups start. */
        void schedule(Map<String, ?> settings);
        /** When backups start. */
        void schedule();
        /** How long points are kept. */
        void retention(@DelegatesTo(value = RetentionBlock.class, strategy = Closure.DELEGATE_ONLY) Closure<?> block);
        /** How long points are kept. */
        void retention(Map<String, ?> settings);
        /** Further places where points are kept. */
        void copy(@DelegatesTo(value = CopyBlock.class, strategy = Closure.DELEGATE_ONLY) Closure<?> block);
        /** Further places where points are kept. */
        void copy(Map<String, ?> settings);
        /** All at once; an empty list for none. */
        void copies(Object... values);
    }

    /** What may stand in objectives { }. */
    interface ObjectivesBlock {
        /** Most data that may be lost, as time; for every kind of failure that has none of its own. */
        void rpo(Object value);
        /** Longest time until service is back; for every kind of failure that has none of its own. */
        void rto(Object value);
        /** Kinds of failure that must be survived, each with its own objectives if they differ. */
        void survive(@DelegatesTo(value = SurviveBlock.class, strategy = Closure.DELEGATE_ONLY) Closure<?> block);
        /** Kinds of failure that must be survived, each with its own objectives if they differ. */
        void survive(Map<String, ?> settings);
        /** Kinds of failure that must be survived, each with its own objectives if they differ. */
        void survive();
        /** Judge the worst case, not only the schedule. */
        void strict(Object value);
    }

    /** What may stand in survive { }. */
    interface SurviveBlock {
        /** Loss of one disk. */
        void disk(@DelegatesTo(value = DiskBlock.class, strategy = Closure.DELEGATE_ONLY) Closure<?> block);
        /** Loss of one disk. */
        void disk(Map<String, ?> settings);
        /** Loss of one disk. */
        void disk();
        /** Loss of a rack. */
        void rack(@DelegatesTo(value = RackBlock.class, strategy = Closure.DELEGATE_ONLY) Closure<?> block);
        /** Loss of a rack. */
        void rack(Map<String, ?> settings);
        /** Loss of a rack. */
        void rack();
        /** Loss of the machine. */
        void vm(@DelegatesTo(value = VmBlock.class, strategy = Closure.DELEGATE_ONLY) Closure<?> block);
        /** Loss of the machine. */
        void vm(Map<String, ?> settings);
        /** Loss of the machine. */
        void vm();
        /** Loss of an availability zone. */
        void zone(@DelegatesTo(value = ZoneBlock.class, strategy = Closure.DELEGATE_ONLY) Closure<?> block);
        /** Loss of an availability zone. */
        void zone(Map<String, ?> settings);
        /** Loss of an availability zone. */
        void zone();
        /** Loss of the whole region. */
        void region(@DelegatesTo(value = RegionBlock.class, strategy = Closure.DELEGATE_ONLY) Closure<?> block);
        /** Loss of the whole region. */
        void region(Map<String, ?> settings);
        /** Loss of the whole region. */
        void region();
        /** Somebody deletes the machine, its disks or its snapshots. */
        void deletion(@DelegatesTo(value = DeletionBlock.class, strategy = Closure.DELEGATE_ONLY) Closure<?> block);
        /** Somebody deletes the machine, its disks or its snapshots. */
        void deletion(Map<String, ?> settings);
        /** Somebody deletes the machine, its disks or its snapshots. */
        void deletion();
        /** Somebody encrypts the data. */
        void ransomware(@DelegatesTo(value = RansomwareBlock.class, strategy = Closure.DELEGATE_ONLY) Closure<?> block);
        /** Somebody encrypts the data. */
        void ransomware(Map<String, ?> settings);
        /** Somebody encrypts the data. */
        void ransomware();
        /** A bad release corrupts the data. */
        void application(@DelegatesTo(value = ApplicationBlock.class, strategy = Closure.DELEGATE_ONLY) Closure<?> block);
        /** A bad release corrupts the data. */
        void application(Map<String, ?> settings);
        /** A bad release corrupts the data. */
        void application();
    }

    /** What may stand in disk { }. */
    interface DiskBlock {
        /** Most data that may be lost in this failure, as time. */
        void rpo(Object value);
        /** Longest time until service is back after this failure. */
        void rto(Object value);
    }

    /** What may stand in rack { }. */
    interface RackBlock {
        /** Most data that may be lost in this failure, as time. */
        void rpo(Object value);
        /** Longest time until service is back after this failure. */
        void rto(Object value);
    }

    /** What may stand in vm { }. */
    interface VmBlock {
        /** Most data that may be lost in this failure, as time. */
        void rpo(Object value);
        /** Longest time until service is back after this failure. */
        void rto(Object value);
    }

    /** What may stand in zone { }. */
    interface ZoneBlock {
        /** Most data that may be lost in this failure, as time. */
        void rpo(Object value);
        /** Longest time until service is back after this failure. */
        void rto(Object value);
    }

    /** What may stand in region { }. */
    interface RegionBlock {
        /** Most data that may be lost in this failure, as time. */
        void rpo(Object value);
        /** Longest time until service is back after this failure. */
        void rto(Object value);
    }

    /** What may stand in deletion { }. */
    interface DeletionBlock {
        /** Most data that may be lost in this failure, as time. */
        void rpo(Object value);
        /** Longest time until service is back after this failure. */
        void rto(Object value);
    }

    /** What may stand in ransomware { }. */
    interface RansomwareBlock {
        /** Most data that may be lost in this failure, as time. */
        void rpo(Object value);
        /** Longest time until service is back after this failure. */
        void rto(Object value);
    }

    /** What may stand in application { }. */
    interface ApplicationBlock {
        /** Most data that may be lost in this failure, as time. */
        void rpo(Object value);
        /** Longest time until service is back after this failure. */
        void rto(Object value);
    }

    /** What may stand in schedule { }. */
    interface ScheduleBlock {
        /** Divides the window from its start: every 4h in 08:00-20:00 is 08:00, 12:00 and 16:00. */
        void every(Object value);
        /** The daily window of 'every'; its end is not part of it; equal ends mean the whole day. */
        void window(Object value);
        /** Unix cron with five fields (minute, hour, day of month, month, day of week) or a nickname such as &#64;daily. */
        void cron(Object value);
        /** Times of every day. */
        void daily(Object... values);
        /** Days of the week with times. */
        void weekly(@DelegatesTo(value = WeeklyBlock.class, strategy = Closure.DELEGATE_ONLY) Closure<?> block);
        /** Days of the week with times. */
        void weekly(Map<String, ?> settings);
        /** Days of the week with times. */
        void weekly(Object value);
        /** A day of each month with times. */
        void monthly(@DelegatesTo(value = MonthlyBlock.class, strategy = Closure.DELEGATE_ONLY) Closure<?> block);
        /** A day of each month with times. */
        void monthly(Map<String, ?> settings);
        /** A day of each month with times. */
        void monthly(Object value);
        /** Machines start up to this much later, each at its own fixed offset, so that they do not all start at once. */
        void stagger(Object value);
    }

    /** What may stand in weekly { }. */
    interface WeeklyBlock {
        /** One day of the week or a list of them. */
        void on(Object... values);
        /** When on those days. */
        void at(Object... values);
    }

    /** What may stand in monthly { }. */
    interface MonthlyBlock {
        /** The day of the month: first sunday, last day, 15. 31 is the last day of a shorter month. */
        void on(Object... values);
        /** When on that day. */
        void at(Object... values);
    }

    /** What may stand in retention { }. */
    interface RetentionBlock {
        /** Every good point younger than this stays in the fast snapshot tier. */
        void instant(Object value);
        /** Points, each a bucket of its own. A number counts buckets, a duration is an age. */
        void last(@DelegatesTo(value = LastBlock.class, strategy = Closure.DELEGATE_ONLY) Closure<?> block);
        /** Points, each a bucket of its own. A number counts buckets, a duration is an age. */
        void last(Map<String, ?> settings);
        /** Points, each a bucket of its own. A number counts buckets, a duration is an age. */
        void last(Object value);
        /** The newest point of an hour. A number counts buckets, a duration is an age. */
        void hourly(@DelegatesTo(value = HourlyBlock.class, strategy = Closure.DELEGATE_ONLY) Closure<?> block);
        /** The newest point of an hour. A number counts buckets, a duration is an age. */
        void hourly(Map<String, ?> settings);
        /** The newest point of an hour. A number counts buckets, a duration is an age. */
        void hourly(Object value);
        /** The newest point of a day. A number counts buckets, a duration is an age. */
        void daily(@DelegatesTo(value = DailyBlock.class, strategy = Closure.DELEGATE_ONLY) Closure<?> block);
        /** The newest point of a day. A number counts buckets, a duration is an age. */
        void daily(Map<String, ?> settings);
        /** The newest point of a day. A number counts buckets, a duration is an age. */
        void daily(Object value);
        /** The newest point of an ISO week. A number counts buckets, a duration is an age. */
        void weekly(@DelegatesTo(value = RetentionWeeklyBlock.class, strategy = Closure.DELEGATE_ONLY) Closure<?> block);
        /** The newest point of an ISO week. A number counts buckets, a duration is an age. */
        void weekly(Map<String, ?> settings);
        /** The newest point of an ISO week. A number counts buckets, a duration is an age. */
        void weekly(Object value);
        /** The newest point of a month. A number counts buckets, a duration is an age. */
        void monthly(@DelegatesTo(value = RetentionMonthlyBlock.class, strategy = Closure.DELEGATE_ONLY) Closure<?> block);
        /** The newest point of a month. A number counts buckets, a duration is an age. */
        void monthly(Map<String, ?> settings);
        /** The newest point of a month. A number counts buckets, a duration is an age. */
        void monthly(Object value);
        /** The newest point of a year. A number counts buckets, a duration is an age. */
        void yearly(@DelegatesTo(value = YearlyBlock.class, strategy = Closure.DELEGATE_ONLY) Closure<?> block);
        /** The newest point of a year. A number counts buckets, a duration is an age. */
        void yearly(Map<String, ?> settings);
        /** The newest point of a year. A number counts buckets, a duration is an age. */
        void yearly(Object value);
        /** Keeps every point newer than the newest good point minus this. */
        void within(Object value);
        /** Keeps the newest point of each bucket (hourly) newer than the newest good point minus this. */
        void withinHourly(Object value);
        /** Keeps the newest point of each bucket (daily) newer than the newest good point minus this. */
        void withinDaily(Object value);
        /** Keeps the newest point of each bucket (weekly) newer than the newest good point minus this. */
        void withinWeekly(Object value);
        /** Keeps the newest point of each bucket (monthly) newer than the newest good point minus this. */
        void withinMonthly(Object value);
        /** Keeps the newest point of each bucket (yearly) newer than the newest good point minus this. */
        void withinYearly(Object value);
        /** Keeps points that carry all tags of at least one group: [[a, b], [c]] is (a and b) or c. */
        void keepTags(Object... values);
        /** Whether one point may fill a slot of several classes. */
        void slots(Object value);
        /** A class with free slots also keeps the oldest good point. */
        void keepOldest(Object value);
        /** What stands in when no good point was taken on the day asked for with 'on'. */
        void onMissing(Object value);
        /** Restorable points that always stay. */
        void minGood(Object value);
        /** Points move to the archive tier after this age. */
        void archiveAfter(Object value);
    }

    /** What may stand in last { }. */
    interface LastBlock {
        /** How many buckets, how long, or all. */
        void keep(Object value);
        /** The day whose point counts in each bucket. */
        void on(Object... values);
    }

    /** What may stand in hourly { }. */
    interface HourlyBlock {
        /** How many buckets, how long, or all. */
        void keep(Object value);
        /** The day whose point counts in each bucket. */
        void on(Object... values);
    }

    /** What may stand in daily { }. */
    interface DailyBlock {
        /** How many buckets, how long, or all. */
        void keep(Object value);
        /** The day whose point counts in each bucket. */
        void on(Object... values);
    }

    /** What may stand in retention weekly { }. */
    interface RetentionWeeklyBlock {
        /** How many buckets, how long, or all. */
        void keep(Object value);
        /** The day whose point counts in each bucket. */
        void on(Object... values);
    }

    /** What may stand in retention monthly { }. */
    interface RetentionMonthlyBlock {
        /** How many buckets, how long, or all. */
        void keep(Object value);
        /** The day whose point counts in each bucket. */
        void on(Object... values);
    }

    /** What may stand in yearly { }. */
    interface YearlyBlock {
        /** How many buckets, how long, or all. */
        void keep(Object value);
        /** The day whose point counts in each bucket. */
        void on(Object... values);
    }

    /** What may stand in copy { }. */
    interface CopyBlock {
        /** The vault that receives the copies. */
        void to(Object value);
        /** The vault whose points are copied: the target of another copy of this policy. Without it, the vault the machine is backed up to. */
        void from(Object value);
        /** One point of each interval of this length, counted from local midnight, is copied. */
        void every(Object value);
        /** How long the copies are kept. */
        void retention(@DelegatesTo(value = RetentionBlock.class, strategy = Closure.DELEGATE_ONLY) Closure<?> block);
        /** How long the copies are kept. */
        void retention(Map<String, ?> settings);
    }

    /** What may stand in declaration vm { }. */
    interface DeclarationVmBlock {
        /** Full resource id; joins this machine with its record in an inventory. */
        void id(Object value);
        /** Subscription id or name. */
        void subscription(Object value);
        /** Resource group. */
        void resourceGroup(Object value);
        /** Where it runs; else the region of the defaults. */
        void region(Object value);
        /** Availability zone. */
        void zone(Object value);
        /** Operating system family. */
        void os(Object value);
        /** Tags, as conditions see them. */
        void tags(Map<String, ?> entries);
        /** Disks by name; 'os' is the disk the machine starts from. */
        void disk(String name, @DelegatesTo(value = DeclarationVmDiskBlock.class, strategy = Closure.DELEGATE_ONLY) Closure<?> block);
        /** Disks by name; 'os' is the disk the machine starts from. */
        void disk(String name);
        /** The policy of this machine; wins over all bindings. */
        void policy(Object value);
        /** This machine shall have no protection; says why. */
        void unprotected(Object value);
        /** Whether it runs. */
        void powerState(Object value);
        /** What the cloud says of the resource. */
        void provisioningState(Object value);
        /** Whether the guest agent answers. */
        void agent(Object value);
        /** Scripts that quiesce applications around a snapshot on Linux. */
        void scripts(@DelegatesTo(value = ScriptsBlock.class, strategy = Closure.DELEGATE_ONLY) Closure<?> block);
        /** Scripts that quiesce applications around a snapshot on Linux. */
        void scripts(Map<String, ?> settings);
        /** Scripts that quiesce applications around a snapshot on Linux. */
        void scripts();
        /** The database or application inside. */
        void workload(@DelegatesTo(value = WorkloadBlock.class, strategy = Closure.DELEGATE_ONLY) Closure<?> block);
        /** The database or application inside. */
        void workload(Map<String, ?> settings);
        /** The scale set it is an instance of. */
        void scaleSet(@DelegatesTo(value = ScaleSetBlock.class, strategy = Closure.DELEGATE_ONLY) Closure<?> block);
        /** The scale set it is an instance of. */
        void scaleSet(Map<String, ?> settings);
        /** Who holds the keys of its disks. */
        void encryption(Object value);
        /** The address this machine had before; its points, promises and slots stay. */
        void moved(Object value);
        /** What people need to know in an outage: owner, service, escalation, patchWindow, alerts, access, drill, rebuild and so on. */
        void runbook(Map<String, ?> entries);
    }

    /** What may stand in declaration vm disk { }. */
    interface DeclarationVmDiskBlock {
        /** Logical unit number; every data disk that is not temporary needs its own. */
        void lun(Object value);
        /** Provisioned size. */
        void size(Object value);
        /** Data in use; never more than the size. */
        void used(Object value);
        /** Data rewritten per day. */
        void churn(Object value);
        /** Where writes fall: everywhere alike, nine of ten on one tenth of the data, or one after the other. */
        void writes(Object value);
        /** Data that comes to what is in use, until the disk is full. */
        void growth(Object value);
        /** By how much less a vault stores of the data, by compression and deduplication; a whole percentage from 0% to 99%. */
        void reduction(Object value);
        /** Performance tier, such as Premium_LRS. */
        void sku(Object value);
        /** Host caching. */
        void caching(Object value);
        /** Local scratch space: never backed up and never billed. */
        void temporary(Object value);
        /** Leaves this disk out of backups; says why. */
        void exclude(Object value);
        /** Where the bytes live: a managed disk, a page blob, or the host. */
        void storage(Object value);
        /** Attached to several machines at once. */
        void shared(Object value);
        /** Uses the host's write accelerator. */
        void writeAccelerator(Object value);
        /** Resource id of the disk. */
        void id(Object value);
    }

    /** What may stand in scripts { }. */
    interface ScriptsBlock {
        /** Path of the script before the snapshot. */
        void pre(Object value);
        /** Path of the script after it. */
        void post(Object value);
    }

    /** What may stand in workload { }. */
    interface WorkloadBlock {
        /** sql-server, sap-hana or another word. */
        void kind(Object value);
        /** Interval of log backups. */
        void logBackups(Object value);
    }

    /** What may stand in scaleSet { }. */
    interface ScaleSetBlock {
        /** Name of the scale set. */
        void name(Object value);
        /** How the scale set runs its instances; uniform instances cannot be backed up. */
        void orchestration(Object value);
    }

    /** What may stand in inventory { }. */
    interface InventoryBlock {
        /** Path of an answer of 'az vm list', an ARM list or a Resource Graph query; relative to this file. */
        void azure(Object value);
        /** Path of a file with one machine per line, in the keys of vms plus name; relative to this file. */
        void ndjson(Object value);
        /** Path of a disk list whose sizes are joined by id; only with azure. */
        void disks(Object value);
    }

    /** What may stand in bind { }. */
    interface BindBlock {
        /** Name in messages. */
        void name(Object value);
        /** Which machines; all if it is missing. */
        void where(Closure<?> condition);
        /** Which machines; all if it is missing. */
        void where(Object value);
        /** The policy they get. */
        void policy(Object value);
        /** They shall have no protection; says why. */
        void unprotected(Object value);
    }

    /** What may stand in retire { }. */
    interface RetireBlock {
        /** Address of the machine. */
        void vm(Object value);
        /** The day protection stops. */
        void since(Object value);
        /** How long after that day its points are deleted; without it they are kept by the last policy. */
        void deleteDataAfter(Object value);
        /** Why. */
        void reason(Object value);
        /** Who decided. */
        void owner(Object value);
    }

    /** What may stand in move { }. */
    interface MoveBlock {
        /** The address that is recorded: policy/gold, vault/rsv-eastus or vm/web-01. */
        void from(Object value);
        /** The address that is declared now, of the same type. */
        void to(Object value);
    }

    /** What may stand in exclude { }. */
    interface ExcludeBlock {
        /** Which disks, over vm and disk. */
        void where(Closure<?> condition);
        /** Which disks, over vm and disk. */
        void where(Object value);
        /** Why. */
        void reason(Object value);
    }

    /** What may stand in rule { }. */
    interface RuleBlock {
        /** What it is evaluated for. */
        void forEach(Object value);
        /** Which of them; all if it is missing. */
        void where(Closure<?> condition);
        /** Which of them; all if it is missing. */
        void where(Object value);
        /** What must be true. */
        void require(Closure<?> condition);
        /** What must be true. */
        void require(Object value);
        /** How bad a violation is. */
        void level(Object value);
        /** Text of the finding, with placeholders in braces. */
        void message(Object value);
        /** Accepted violations. */
        void waive(@DelegatesTo(value = WaiveBlock.class, strategy = Closure.DELEGATE_ONLY) Closure<?> block);
        /** Accepted violations. */
        void waive(Map<String, ?> settings);
        /** Accepted violations. */
        void waive(String address, @DelegatesTo(value = WaiveBlock.class, strategy = Closure.DELEGATE_ONLY) Closure<?> block);
    }

    /** What may stand in waive { }. */
    interface WaiveBlock {
        /** Address or name of the object; * stands for any characters. */
        void address(Object value);
        /** Last day it holds. */
        void until(Object value);
        /** Who answers for it. */
        void owner(Object value);
        /** Why. */
        void reason(Object value);
    }

    /** What may stand in builtin { }. */
    interface BuiltinBlock {
        /** How bad it is. */
        void level(Object value);
        /** Accepted ones. */
        void waive(@DelegatesTo(value = WaiveBlock.class, strategy = Closure.DELEGATE_ONLY) Closure<?> block);
        /** Accepted ones. */
        void waive(Map<String, ?> settings);
        /** Accepted ones. */
        void waive(String address, @DelegatesTo(value = WaiveBlock.class, strategy = Closure.DELEGATE_ONLY) Closure<?> block);
    }

    /** What may stand in limits { }. */
    interface LimitsBlock {
        /** Most the monthly cost may grow by one plan. */
        void maxMonthlyIncrease(Object value);
        /** Most the estate may cost in a month. */
        void budget(Object value);
        /** Most recovery points one plan may lose early. */
        void maxPointsLost(Object value);
    }
}
