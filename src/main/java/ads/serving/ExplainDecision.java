package ads.serving;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import ads.audience.AgeBand;
import ads.audience.Audience;
import ads.audience.Gender;
import ads.audience.Os;
import ads.audience.Region;
import ads.budget.LeaseRefusal;
import ads.campaign.AdGroupId;
import ads.campaign.GroupStandings;
import ads.campaign.HoursOfWeek;
import ads.campaign.Placement;
import ads.refusal.AdsError;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import platform.id.Tsid;
import platform.time.BusinessDays;
import platform.web.DomainException;

/** Says of every candidate, or of any one group, why it would be shown to somebody now or not; changes nothing. */
@Service
public class ExplainDecision {
    private static final Person SOMEBODY = new Person(0, new Audience(true, 0), Map.of(), 0, 0);

    private final Candidates candidates;
    private final People people;
    private final GroupStandings standings;
    private final Clock clock;

    ExplainDecision(Candidates candidates, People people, GroupStandings standings, Clock clock) {
        this.candidates = candidates;
        this.people = people;
        this.standings = standings;
        this.clock = clock;
    }

    /**
     * A group.
     *
     * @param score thousandths of a won that an impression is worth to it; 0 for one that is no candidate
     */
    public record Verdict(long group, long campaign, long advertiser, long score, Reason reason) {}

    /** The candidates, best first, {@code most} at most. */
    List<Verdict> explain(@Nullable Tsid member, Ask asked, int most) {
        Board board = candidates.snapshot().board(asked.placement());
        if (board == null) {
            return List.of();
        }
        Instant now = clock.instant();
        Person person = member == null ? SOMEBODY : people.of(member.value(), now);
        Ask ask = person.audience().marketing() ? asked : asked.withoutPerson();
        List<Verdict> verdicts = new ArrayList<>();
        boolean served = false;
        for (int i = 0; i < board.size && verdicts.size() < most; i++) {
            Reason hindrance = hindrance(board, i, ask, person, now.toEpochMilli());
            Reason reason = hindrance != null ? hindrance : served ? Reason.OUTBID : Reason.SERVED;
            served |= hindrance == null;
            verdicts.add(new Verdict(board.group[i], board.campaign[i], board.advertiser[i],
                    board.score[i] / Board.SCALE, reason));
        }
        return verdicts;
    }

    /**
     * One group, whether it is a candidate or not.
     *
     * @throws DomainException {@link AdsError#AD_GROUP_NOT_FOUND}
     */
    Verdict explain(@Nullable Tsid member, Ask asked, AdGroupId group) {
        return explain(member, asked, Integer.MAX_VALUE).stream().filter(each -> each.group() == group.value())
                .findFirst().orElseGet(() -> absent(standings.of(group), asked.placement()));
    }

    private Verdict absent(GroupStandings.Standing group, Placement placement) {
        return new Verdict(group.group().value(), group.campaign().value(), group.advertiser().value(), 0,
                Absence.of(group, placement, LocalDate.ofInstant(clock.instant(), BusinessDays.SEOUL)));
    }

    /** The candidates for somebody of whom nothing is known but where they are, now. */
    public List<Verdict> forSomebody(Placement placement, Os os, int most) {
        return explain(null, new Ask(placement, os, AgeBand.UNKNOWN, Gender.UNKNOWN, Region.UNKNOWN, hour()), most);
    }

    /** What {@link Pick} would stumble over. */
    static @Nullable Reason hindrance(Board board, int i, Ask ask, Person person, long nowMillis) {
        Reason misfit = board.misfit(i, ask, person.audience().usableSegments());
        if (misfit != null) {
            return misfit;
        } else if (board.score[i] < board.floor) {
            return Reason.BELOW_FLOOR;
        } else if (board.dailyCap[i] > 0 && person.shown(board.campaign[i]) >= board.dailyCap[i]) {
            return Reason.SEEN_ENOUGH;
        }
        return board.purse[i].covers(board.reservation(i, board.bid[i]), nowMillis)
                ? null
                : unfunded(board.purse[i].refusal());
    }

    private static Reason unfunded(@Nullable LeaseRefusal refusal) {
        return switch (refusal) {
            case null -> Reason.NO_LEASE;
            case PACED -> Reason.PACED;
            case TOTAL_SPENT -> Reason.TOTAL_SPENT;
            case NOT_FUNDED -> Reason.NOT_FUNDED;
        };
    }

    /** The hour of the week now. */
    int hour() {
        return HoursOfWeek.of(clock.instant());
    }
}
