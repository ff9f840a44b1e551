package commerce.live;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import commerce.author.Authors;
import commerce.catalogue.SellerId;
import commerce.refusal.CommerceError;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import platform.web.DomainException;

/** Shows and what is said in them, to be shown. */
@Service
class ReadShows {

    private final LiveShows shows;
    private final LiveProducts products;
    private final LiveChat chat;
    private final Authors authors;

    ReadShows(LiveShows shows, LiveProducts products, LiveChat chat, Authors authors) {
        this.shows = shows;
        this.products = products;
        this.chat = chat;
        this.authors = authors;
    }

    /**
     * One show.
     *
     * @throws DomainException {@link CommerceError#LIVE_SHOW_NOT_FOUND}
     */
    @Transactional(readOnly = true)
    ShowView find(LiveShowId id) {
        return of(List.of(id)).stream().findFirst()
                .orElseThrow(() -> new DomainException(CommerceError.LIVE_SHOW_NOT_FOUND));
    }

    @Transactional(readOnly = true)
    List<ShowView> of(Collection<LiveShowId> ids) {
        return views(shows.find(ids));
    }

    /** As {@link LiveShows#in}. */
    @Transactional(readOnly = true)
    List<ShowView> in(LiveShow.State state, Instant after, long id, int most) {
        return views(shows.in(state, after, id, most));
    }

    private List<ShowView> views(List<LiveShow> found) {
        Map<LiveShowId, List<LiveProducts.Linked>> linked = products.of(found.stream().map(LiveShow::id).toList());
        return found.stream().map(show -> ShowView.of(show, linked.getOrDefault(show.id(), List.of()).stream()
                .filter(LiveProducts.Linked::shown).toList())).toList();
    }

    /** What was said in some shows since a time, each read by itself: a lively one leaves the others their words. */
    @Transactional(readOnly = true)
    Map<LiveShowId, List<ChatView>> said(Collection<LiveShowId> ids, Instant since) {
        List<LiveMessage> found = ids.stream()
                .flatMap(id -> chat.since(id, since, LiveTerms.MOST_SAID).reversed().stream()).toList();
        Authors.Names names = names(found);
        Map<LiveShowId, List<ChatView>> said = new LinkedHashMap<>();
        found.forEach(message -> said.computeIfAbsent(message.showId(), show -> new ArrayList<>())
                .add(ChatView.of(message, names)));
        return said;
    }

    /** The last that was said, in its order. */
    @Transactional(readOnly = true)
    List<ChatView> lastSaid(LiveShowId id, int most) {
        List<LiveMessage> found = new ArrayList<>(chat.last(id, most));
        Collections.reverse(found);
        Authors.Names names = names(found);
        return found.stream().map(message -> ChatView.of(message, names)).toList();
    }

    private Authors.Names names(List<LiveMessage> messages) {
        return authors.of(messages.stream().flatMap(message -> Stream.ofNullable(message.member())).toList());
    }

    /** A seller's, the newest first. */
    @Transactional(readOnly = true)
    List<LiveShow> ofSeller(SellerId seller, long before, int most) {
        return shows.of(seller, before, most);
    }

    /** A show of a seller's with all that its console shows. */
    record Console(LiveShow show, List<LiveProducts.Linked> products, List<ChatView> chat) {
        public boolean isOver() {
            return show.state().isOver();
        }

        public boolean isLive() {
            return show.state() == LiveShow.State.LIVE;
        }
    }

    /**
     * One of this seller's.
     *
     * @throws DomainException {@link CommerceError#LIVE_SHOW_NOT_FOUND}, also for another's
     */
    @Transactional(readOnly = true)
    Console console(SellerId seller, LiveShowId id, int messages) {
        Optional<LiveShow> show = shows.find(id).filter(found -> found.sellerId().equals(seller));
        return new Console(show.orElseThrow(() -> new DomainException(CommerceError.LIVE_SHOW_NOT_FOUND)),
                products.of(id), lastSaid(id, messages));
    }
}
