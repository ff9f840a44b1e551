package commerce.bulk;

import java.util.List;

import commerce.catalogue.SellerId;
import commerce.refusal.CommerceError;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import platform.web.DomainException;

/** The tables that a seller brought, as their people see them. */
@Component
class ReadUploads {
    private final Uploads uploads;

    ReadUploads(Uploads uploads) {
        this.uploads = uploads;
    }

    /** The newest first. */
    @Transactional(readOnly = true)
    public List<Uploads.Upload> of(SellerId seller) {
        return uploads.of(seller);
    }

    /**
     * One of this seller's.
     *
     * @throws DomainException {@code UPLOAD_NOT_FOUND}, also of another seller's
     */
    @Transactional(readOnly = true)
    public Uploads.Upload find(SellerId seller, UploadId id) {
        return uploads.find(seller, id).orElseThrow(() -> new DomainException(CommerceError.UPLOAD_NOT_FOUND));
    }
}
