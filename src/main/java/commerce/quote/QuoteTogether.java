package commerce.quote;

import java.time.Duration;

import jakarta.annotation.PreDestroy;

import org.springframework.stereotype.Component;
import platform.id.Tsid;
import platform.web.DomainException;
import platform.web.commit.GroupCommit;
import platform.web.commit.Sharing;

/** Makes quotes that members ask for, in transactions that they may share. */
@Component
class QuoteTogether {
    /** No more come together than are let in at once (madang.limits.policies.quotes). */
    private static final Sharing SHARING = new Sharing(1, 8, Duration.ofMillis(15));

    private final GroupCommit<FreezeWish.Asked, Quote> commit;

    QuoteTogether(MakeQuote make) {
        this.commit = new GroupCommit<>("quotes", SHARING, (_, asked) -> make.make(asked));
    }

    /**
     * Waits until it is kept.
     *
     * @throws DomainException for what cannot be had, or not with these coupons
     */
    Quote make(Tsid member, Wish wish) {
        return commit.call(new FreezeWish.Asked(member, wish));
    }

    @PreDestroy
    void close() {
        commit.close();
    }
}
