package commerce.leaving;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import commerce.author.Authors;
import commerce.cart.Carts;
import commerce.coupon.Coupons;
import commerce.events.LeaveBlocked;
import commerce.events.LeaveCleared;
import commerce.order.Buyers;
import commerce.question.TakeQuestionBack;
import commerce.wish.Wishes;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import platform.event.DomainEvents;
import platform.id.Ids;
import platform.id.Tsid;

/**
 * Says whether an open order keeps a member from leaving. Orders stay when they have left: the law on electronic commerce
 * wants them kept for five years, with where they went to; nobody but the sweep that erases addresses looks who has left. What they
 * wrote for everybody stays without their name, and what was between them and a seller goes.
 */
@Service
class AnswerLeaving {
    private static final String OPEN_ORDERS = "OPEN_ORDERS";

    private final Buyers buyers;
    private final Carts carts;
    private final Wishes wishes;
    private final Coupons coupons;
    private final Authors authors;
    private final TakeQuestionBack questions;
    private final DomainEvents events;
    private final Ids ids;
    private final Clock clock;

    AnswerLeaving(Buyers buyers, Carts carts, Wishes wishes, Coupons coupons, Authors authors,
            TakeQuestionBack questions, DomainEvents events, Ids ids, Clock clock) {
        this.buyers = buyers;
        this.carts = carts;
        this.wishes = wishes;
        this.coupons = coupons;
        this.authors = authors;
        this.questions = questions;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    @Transactional
    void requested(Tsid member, Tsid request, Instant asked) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (buyers.haveOpenOrders(member)) {
            events.publish(new LeaveBlocked(ids.next(), now, member, request, OPEN_ORDERS));
        } else {
            buyers.clear(member, asked);
            events.publish(new LeaveCleared(ids.next(), now, member, request));
        }
    }

    @Transactional
    void left(Tsid member, Instant at) {
        buyers.depart(member, at);
        carts.forget(member);
        wishes.forget(member);
        coupons.forgetUnused(member);
        authors.forget(member);
        questions.secretsOf(member);
    }
}
