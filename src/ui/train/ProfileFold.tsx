import { lazy, Suspense, useEffect, useState } from 'react';
import { useLanguage } from '../language/useLanguage';
import { Fold } from '../parts/Fold';
import layout from '../parts/layout.module.css';
import { useStudio, useStudioState } from '../studioContext';

/** Comes when it is opened. */
const ProfilePanel = lazy(async () => ({ default: (await import('./ProfilePanel')).ProfilePanel }));

/** What a step of the run costs; it is only measured while this is open. */
export function ProfileFold() {
  const { profile: profileText } = useLanguage();
  const studio = useStudio();
  const [isOpen, setOpen] = useState(false);
  const isPrepared = useStudioState(({ run }) => run.kind === 'active' && run.prepared !== undefined);
  const profile = useStudioState(({ run }) => (run.kind === 'active' ? run.profile : undefined));
  const isMeasured = isOpen && isPrepared;
  useEffect(() => {
    if (!isMeasured) return undefined;
    studio.run.command('start-profile');
    return () => studio.run.command('end-profile');
  }, [studio, isMeasured]);
  return (
    <Fold title={profileText.title} isOpen={isOpen} onToggle={setOpen}>
      {isOpen ? (
        <div className={layout.stack}>
          <p className={layout.soft}>{profileText.lead}</p>
          {profile === undefined ? (
            <p>{profileText.waiting}</p>
          ) : (
            <Suspense fallback={<p>{profileText.waiting}</p>}>
              <ProfilePanel profile={profile} />
            </Suspense>
          )}
        </div>
      ) : null}
    </Fold>
  );
}
