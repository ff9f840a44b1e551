package commerce.live;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;

import commerce.catalogue.SellerId;
import commerce.catalogue.SellerRegister;
import commerce.order.Buyers;
import commerce.refusal.CommerceError;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import platform.audit.AuditActor;
import platform.audit.AuditLog;
import platform.id.Ids;
import platform.id.Tsid;
import platform.security.StaffCaller;
import platform.web.DomainException;

/** Those who watch a show talk with its seller, who need not let them. */
@Service
class SayInShow {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final LiveShows shows;
    private final OwnShow own;
    private final SellerRegister sellers;
    private final LiveChat chat;
    private final ChatRules rules;
    private final Buyers buyers;
    private final AuditLog audit;
    private final Ids ids;
    private final Clock clock;

    SayInShow(LiveShows shows, OwnShow own, SellerRegister sellers, LiveChat chat, ChatRules rules, Buyers buyers,
            AuditLog audit, Ids ids, Clock clock) {
        this.shows = shows;
        this.own = own;
        this.sellers = sellers;
        this.chat = chat;
        this.rules = rules;
        this.buyers = buyers;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * A member says something; one insert, and no lock.
     *
     * @throws DomainException {@link CommerceError#LIVE_SHOW_NOT_FOUND}, {@link CommerceError#LIVE_SHOW_IN_OTHER_STATE},
     *     {@link CommerceError#CHAT_NOT_ALLOWED}, {@link CommerceError#CHAT_MUTED},
     *     {@link CommerceError#CHAT_BUSY}, {@link CommerceError#BUYER_LEFT}
     */
    @Transactional
    public LiveMessage say(Tsid member, LiveShowId id, String text) {
        LiveShow show = shows.find(id).orElseThrow(() -> new DomainException(CommerceError.LIVE_SHOW_NOT_FOUND));
        if (show.state() != LiveShow.State.LIVE) {
            throw new DomainException(CommerceError.LIVE_SHOW_IN_OTHER_STATE);
        }
        if (!rules.allow(text)) {
            throw new DomainException(CommerceError.CHAT_NOT_ALLOWED);
        }
        if (chat.isMuted(show.sellerId(), member)) {
            throw new DomainException(CommerceError.CHAT_MUTED);
        }
        if (buyers.left(member)) {
            throw new DomainException(CommerceError.BUYER_LEFT);
        }
        if (chat.count(id, clock.instant().minus(LiveTerms.READ_AGAIN)) >= LiveTerms.MOST_SAID) {
            throw DomainException.retryAfter(RETRY_AFTER, CommerceError.CHAT_BUSY);
        }
        return add(id, member, text);
    }

    /**
     * The seller does, with the refusals of {@link OwnShow}.
     *
     * @throws DomainException {@link CommerceError#SELLER_IN_OTHER_STATE} of one who was stopped
     */
    @Transactional
    public void sayAsSeller(SellerId seller, LiveShowId id, String text) {
        own.lock(seller, id);
        sellers.requireOpen(seller);
        add(id, null, text);
    }

    /** Nothing more of who said this is heard in any show of this seller's. */
    @Transactional
    public void mute(StaffCaller by, SellerId seller, LiveShowId id, long message) {
        own.lock(seller, id);
        Tsid member = chat.find(id, message).map(LiveMessage::member)
                .orElseThrow(() -> new DomainException(CommerceError.CHAT_NOT_FOUND));
        chat.mute(seller, member, clock.instant());
        audit.record(AuditActor.of(by), "commerce.live-chat-muted", "member", member.toString(),
                Map.of("show", Long.toString(id.value())));
    }

    private LiveMessage add(LiveShowId show, @Nullable Tsid member, String text) {
        LiveMessage message = new LiveMessage(ids.nextLong(), show, member,
                clock.instant().truncatedTo(ChronoUnit.MICROS), text);
        chat.add(message);
        return message;
    }
}
