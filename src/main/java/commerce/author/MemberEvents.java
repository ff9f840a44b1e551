package commerce.author;

import member.events.MemberJoined;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Who may write something. */
@Component
class MemberEvents {
    private final Authors authors;

    MemberEvents(Authors authors) {
        this.authors = authors;
    }

    @ApplicationModuleListener(id = "commerce.author-on-member-joined")
    void on(MemberJoined joined) {
        authors.keep(joined.memberId(), joined.name());
    }
}
