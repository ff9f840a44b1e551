package ads.counting;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import ads.token.AdToken;
import ads.token.AdTokens;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import platform.id.Tsid;

/** Takes what clients report of shown ads: good events are on disk when this answers, others are named and left out. */
@Service
class TakeEvents {
    private final AdTokens tokens;
    private final EventLog log;
    private final Clock clock;

    TakeEvents(AdTokens tokens, EventLog log, Clock clock) {
        this.tokens = tokens;
        this.log = log;
        this.clock = clock;
    }

    /** What a client says; the measurement is of a viewable one. */
    record Report(EventKind kind, String token, @Nullable Exposure exposure) {}

    /** How much of an ad's pixels could be seen for how long in a row. */
    record Exposure(int percent, int millis) {}

    /** Why an event was left out. */
    enum Refusal {
        TOKEN_INVALID, TOKEN_EXPIRED, NOT_VIEWABLE
    }

    /** One that was left out, by its place in the batch. */
    record Refused(int index, Refusal reason) {}

    /**
     * Takes a batch.
     *
     * @param member who reports; null where the client cannot say (a video player)
     * @return those that were left out
     */
    List<Refused> take(@Nullable Tsid member, List<Report> reports) {
        Instant now = clock.instant();
        List<Happening> good = new ArrayList<>(reports.size());
        List<Refused> refused = new ArrayList<>();
        for (int i = 0; i < reports.size(); i++) {
            Report report = reports.get(i);
            Optional<AdToken> token = tokens.read(report.token())
                    .filter(each -> member == null || each.memberId() == member.value());
            Refusal refusal = refusal(report, token, now);
            if (refusal == null) {
                good.add(new Happening(report.kind(), now, token.orElseThrow()));
            } else {
                refused.add(new Refused(i, refusal));
            }
        }
        if (!good.isEmpty()) {
            log.keep(good);
        }
        return refused;
    }

    private static @Nullable Refusal refusal(Report report, Optional<AdToken> token, Instant now) {
        if (token.isEmpty()) {
            return Refusal.TOKEN_INVALID;
        }
        if (now.isAfter(token.get().expiresAt())) {
            return Refusal.TOKEN_EXPIRED;
        }
        Exposure exposure = report.exposure();
        boolean viewable = report.kind() != EventKind.VIEWABLE || (exposure != null
                && Viewability.isViewable(token.get(), exposure.percent(), exposure.millis()));
        return viewable ? null : Refusal.NOT_VIEWABLE;
    }
}
