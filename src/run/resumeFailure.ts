/** Why a run cannot go on from a checkpoint: both facts, that of the checkpoint and that of the run asked for. */
export type ResumeFailure =
  | {
      readonly kind: 'resume-other-base';
      readonly checkpointBase: string;
      readonly checkpointFingerprint: string;
      readonly baseName: string;
      readonly baseFingerprint: string;
    }
  /** `path` as in files (`settingsDiff`); undefined: that side has no such setting. */
  | {
      readonly kind: 'resume-other-settings';
      readonly path: string;
      readonly was: string | undefined;
      readonly now: string | undefined;
    }
  /** Fewer steps in all than were taken. */
  | { readonly kind: 'resume-past-end'; readonly steps: number; readonly total: number }
  /** Digests of the encoded rows. */
  | { readonly kind: 'resume-other-rows'; readonly was: string; readonly now: string }
  /** Numbers in the encoder. */
  | { readonly kind: 'resume-other-size'; readonly was: number; readonly now: number };
