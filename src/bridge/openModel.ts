import type { ModelFiles } from '../model/modelFiles';
import { modelFilesFromBrowserFiles } from '../model/modelFilesFromBrowserFiles';
import { modelFilesFromUrl } from '../model/modelFilesFromUrl';
import type { ModelSource } from './contract';

/** The files of a source in the browser: a folder of the page's own origin, or files that the user gave. */
export function openModel(source: ModelSource): ModelFiles {
  switch (source.kind) {
    case 'url':
      return modelFilesFromUrl(source.name, source.url);
    case 'files':
      return modelFilesFromBrowserFiles(source.name, source.files);
  }
}
