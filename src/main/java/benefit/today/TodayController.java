package benefit.today;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

import benefit.grant.GrantState;
import benefit.mission.MissionId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import platform.security.MemberCaller;

/** Everything for today in one answer. */
@RestController
@RequestMapping("/v1/benefit/today")
@Tag(name = "Benefit")
class TodayController {
    private final ReadToday readToday;

    TodayController(ReadToday readToday) {
        this.readToday = readToday;
    }

    /**
     * What the member has today and can still get.
     *
     * @param day the Korean day
     * @param steps what counts of it so far
     */
    @Schema(name = "BenefitToday")
    record TodayView(LocalDate day, @Schema(example = "7421") int steps, List<RungView> ladder,
            AttendanceView attendance, List<MissionView> missions, PointsToday points) {
        static TodayView of(ReadToday.Today today, boolean korean) {
            return new TodayView(today.day(), today.steps(),
                    today.ladder().stream().map(rung -> RungView.of(rung, today.steps())).toList(),
                    AttendanceView.of(today.attendance()),
                    today.missions().stream().map(mission -> MissionView.of(mission, korean)).toList(),
                    new PointsToday(today.points().getOrDefault(GrantState.PENDING, 0L),
                            today.points().getOrDefault(GrantState.PAID, 0L)));
        }
    }

    /** A rung of the ladder. */
    @Schema(name = "BenefitRung")
    record RungView(@Schema(example = "5000") int steps, @Schema(example = "10") long points, RewardState state) {
        static RungView of(TodaySections.LadderRung rung, int walked) {
            return new RungView(rung.steps(), rung.points(), RewardState.of(walked >= rung.steps(), rung.state()));
        }
    }

    /**
     * Attendance.
     *
     * @param streak days in a row: up to today when checked in, else up to yesterday
     * @param points what checking in today is worth
     * @param state CLAIMABLE until the member has checked in
     */
    @Schema(name = "BenefitAttendance")
    record AttendanceView(@Schema(example = "3") int streak, @Schema(example = "5") long points, RewardState state) {
        static AttendanceView of(TodaySections.Attendance attendance) {
            boolean checkedIn = attendance.today() > 0;
            int streak = checkedIn ? attendance.today() : attendance.yesterday() + 1;
            return new AttendanceView(checkedIn ? streak : attendance.yesterday(),
                    attendance.policy().pointsFor(streak), RewardState.of(true, attendance.state()));
        }
    }

    /** A mission. */
    @Schema(name = "BenefitMission")
    record MissionView(MissionId id, @Schema(example = "FIRST_PAYMENT") String code,
            @Schema(example = "첫 결제 하기") String title, @Schema(example = "1") int goal,
            @Schema(example = "0") int done, @Schema(example = "100") long points, RewardState state) {
        static MissionView of(TodaySections.MissionLine mission, boolean korean) {
            return new MissionView(mission.id(), mission.code(), korean ? mission.titleKo() : mission.titleEn(),
                    mission.goal(), mission.done(), mission.points(),
                    RewardState.of(mission.done() >= mission.goal(), mission.state()));
        }
    }

    /** Points granted today: on their way, and there. */
    @Schema(name = "BenefitPoints")
    record PointsToday(@Schema(example = "10") long pending, @Schema(example = "15") long paid) {}

    @Operation(summary = "Everything for today", description = "Steps, the reward ladder with what is claimed, attendance, missions, points on their way and paid.")
    @GetMapping
    TodayView today(MemberCaller caller, Locale language) {
        return TodayView.of(readToday.read(caller.memberId()),
                language.getLanguage().equals(Locale.KOREAN.getLanguage()));
    }
}
