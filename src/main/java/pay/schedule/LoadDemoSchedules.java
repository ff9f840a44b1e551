package pay.schedule;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;
import pay.demo.StayingMembers;
import pay.transfer.Addressee;
import platform.demo.ConditionalOnDemo;
import platform.demo.DemoCredentials;
import platform.demo.DemoIds;
import platform.demo.DemoLoader;
import platform.demo.DemoScale;
import platform.money.Won;
import platform.person.PhoneNumber;
import platform.security.IdentityTier;
import platform.security.MemberCaller;
import platform.time.BusinessDays;

/** What the first demo member has ordered ahead: a rent, and pocket money. */
@Component
@ConditionalOnDemo
class LoadDemoSchedules implements ApplicationRunner {
    private static final int BLOCK = 209;
    private static final MemberCaller CALLER = new MemberCaller(DemoIds.member(1), DemoIds.device(1),
            DemoIds.of(BLOCK, 1), IdentityTier.PHONE);

    private final DemoLoader loader;
    private final DemoScale scale;
    private final StayingMembers staying;
    private final ScheduledTransfers schedules;
    private final ScheduleSettings settings;
    private final BusinessDays calendar;
    private final Clock clock;

    LoadDemoSchedules(DemoLoader loader, DemoScale scale, StayingMembers staying, ScheduledTransfers schedules,
            ScheduleSettings settings,
            BusinessDays calendar, Clock clock) {
        this.loader = loader;
        this.scale = scale;
        this.staying = staying;
        this.schedules = schedules;
        this.settings = settings;
        this.calendar = calendar;
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        loader.once("pay", progress -> progress.step("schedules", scale.members() < 3 ? 0 : 1, 1, (_, _) -> {
            if (staying.of(1, 1).isEmpty()) {
                return;
            }
            PhoneNumber phone = new PhoneNumber(DemoCredentials.phone(2));
            add(1, new Addressee.Phone(phone), phone.masked(), 200_000, "월세",
                    new Plan(new Rhythm.Monthly(31), BusinessDayRule.PREVIOUS_BUSINESS_DAY, null, null));
            PhoneNumber other = new PhoneNumber(DemoCredentials.phone(3));
            add(2, new Addressee.Phone(other), other.masked(), 10_000, "용돈",
                    new Plan(new Rhythm.Weekly(DayOfWeek.FRIDAY), BusinessDayRule.AS_IS, null, 10));
        }));
    }

    private void add(long index, Addressee to, String name, long amount, String memo, Plan plan) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        LocalDate today = LocalDate.ofInstant(now, BusinessDays.SEOUL);
        Plan.Day first = plan.first(today, calendar).orElseThrow();
        schedules.insert(new ScheduledTransfer(new ScheduleId(DemoIds.of(BLOCK, index).value()), CALLER, to, null, name,
                Won.of(amount), memo, plan, now, Progress.begun(first, settings.first(first.due()))));
    }
}
