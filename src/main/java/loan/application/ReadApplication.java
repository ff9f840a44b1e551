package loan.application;

import java.util.List;

import loan.comparison.FindOffer;
import loan.comparison.Offer;
import loan.lender.LenderId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;

/** Reads applications with the offers that they began with. */
@Service
class ReadApplication {
    private final Applications applications;
    private final ApplicationDocuments documents;
    private final Attachments attachments;
    private final FindOffer offers;

    ReadApplication(Applications applications, ApplicationDocuments documents, Attachments attachments,
            FindOffer offers) {
        this.applications = applications;
        this.documents = documents;
        this.attachments = attachments;
        this.offers = offers;
    }

    /** An application beside its offer. */
    record Page(Application application, Offer offer) {}

    /** A member's own. */
    @Transactional(readOnly = true)
    public Page of(Tsid member, ApplicationId id) {
        return page(OwnApplication.require(applications.find(id), member));
    }

    /** A member's with ids smaller than {@code before}, newest first. */
    @Transactional(readOnly = true)
    public List<Page> newest(Tsid member, long before, int most) {
        return applications.newest(member, before, most).stream().map(this::page).toList();
    }

    /** Anybody's, for our own work on it. */
    @Transactional(readOnly = true)
    public Page any(ApplicationId id) {
        return page(applications.find(id).orElseThrow());
    }

    /** Its certificates. */
    @Transactional(readOnly = true)
    public List<ApplicationDocuments.Document> documents(ApplicationId id) {
        return documents.of(id);
    }

    /** Its files. */
    @Transactional(readOnly = true)
    public List<Attachment> attachments(ApplicationId id) {
        return attachments.of(id);
    }

    /** Whether there is such an application to that lender. */
    @Transactional(readOnly = true)
    public boolean isOf(ApplicationId id, LenderId lender) {
        return applications.find(id).filter(it -> it.lenderId().equals(lender)).isPresent();
    }

    private Page page(Application application) {
        return new Page(application, offers.any(application.offerId()));
    }
}
