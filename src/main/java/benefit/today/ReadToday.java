package benefit.today;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import benefit.grant.GrantState;
import benefit.step.ReadSteps;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;
import platform.time.BusinessDays;

/** Reads what a member has today and can still get: five queries along keys. */
@Component
class ReadToday {
    private final ReadSteps steps;
    private final TodaySections sections;
    private final BusinessDays calendar;

    ReadToday(ReadSteps steps, TodaySections sections, BusinessDays calendar) {
        this.steps = steps;
        this.sections = sections;
        this.calendar = calendar;
    }

    record Today(LocalDate day, int steps, List<TodaySections.LadderRung> ladder, TodaySections.Attendance attendance,
            List<TodaySections.MissionLine> missions, Map<GrantState, Long> points) {}

    @Transactional(readOnly = true)
    public Today read(Tsid member) {
        LocalDate day = calendar.today();
        return new Today(day, steps.of(member, day), sections.ladder(member, day), sections.attendance(member, day),
                sections.missions(member, day), sections.points(member, day));
    }
}
