package ads.serving;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

import ads.budget.Purses;
import ads.campaign.Creative;
import ads.token.AdToken;
import ads.token.AdTokens;
import ads.token.TokenNumbers;
import org.springframework.stereotype.Service;

/**
 * Decides which ad a person sees, in memory. The database is asked only by a campaign's first decision in a while, for a lease, by a
 * person's first in a minute, for what is known of them, and when the numbers of tokens have run out.
 */
@Service
class DecideAd {
    private static final int LARGE_PIXELS = 242_500;

    private final Candidates candidates;
    private final People people;
    private final Purses purses;
    private final TokenNumbers numbers;
    private final AdTokens tokens;
    private final Clock clock;

    DecideAd(Candidates candidates, People people, Purses purses, TokenNumbers numbers, AdTokens tokens, Clock clock) {
        this.candidates = candidates;
        this.people = people;
        this.purses = purses;
        this.numbers = numbers;
        this.tokens = tokens;
        this.clock = clock;
    }

    /** What is shown, and by what it is counted. */
    record Decision(Creative creative, String token, Instant expiresAt) {}

    /** What this person is to see; empty when nothing fits that may be spent for. */
    Optional<Decision> decide(long member, Ask asked) {
        Board board = candidates.snapshot().board(asked.placement());
        if (board == null) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        Person person = people.of(member, now);
        Ask ask = person.audience().marketing() ? asked : asked.withoutPerson();
        Pick pick = new Pick(board, ask, person, now.toEpochMilli());
        boolean found = pick.run(purses) || (purses.fill() && pick.run(purses));
        return found ? Optional.of(decision(board, pick, ask, member, now)) : Optional.empty();
    }

    private Decision decision(Board board, Pick pick, Ask ask, long member, Instant now) {
        int i = pick.winner();
        long sequence = numbers.next();
        Creative[] fitting = board.creatives[i];
        Creative creative = fitting[(int) (sequence % fitting.length)];
        AdToken token = new AdToken(sequence, member, board.campaign[i], board.group[i], creative.id().value(),
                pick.leaseId(), pick.price(), Instant.ofEpochSecond(now.getEpochSecond()),
                board.kind[i], ask.placement(), ask.os(),
                ask.ageBand(), ask.gender(), creative.content().width() * creative.content().height() >= LARGE_PIXELS);
        return new Decision(creative, tokens.issue(token), token.expiresAt());
    }
}
