package ads.audience;

import java.util.List;

import commerce.events.OrderPaid;
import member.events.ConsentChanged;
import member.events.MemberLeft;
import member.events.MemberVerified;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import platform.event.Together;

/** What the other modules tell of people. */
@Component
class PeopleEvents {
    private static final String MARKETING = "MARKETING";

    private final Audiences audiences;

    PeopleEvents(Audiences audiences) {
        this.audiences = audiences;
    }

    @ApplicationModuleListener(id = "ads.consent-changed")
    void on(ConsentChanged event) {
        if (event.purpose().equals(MARKETING)) {
            audiences.agreed(event.memberId(), event.granted(), event.occurredAt());
        }
    }

    @ApplicationModuleListener(id = "ads.member-verified")
    void on(MemberVerified event) {
        audiences.joins(List.of(event.memberId()), Segment.VERIFIED);
    }

    @ApplicationModuleListener(id = "ads.order-paid")
    void on(OrderPaid event) {
        paid(List.of(event));
    }

    @Together(value = "ads.order-paid", pace = Together.READ_MODEL)
    void paid(List<OrderPaid> events) {
        audiences.joins(events.stream().map(OrderPaid::buyerId).toList(), Segment.SHOPPER);
    }

    @ApplicationModuleListener(id = "ads.member-left")
    void on(MemberLeft event) {
        audiences.forget(event.memberId(), event.occurredAt());
    }
}
