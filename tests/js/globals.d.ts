/** What the site's scripts hand each other by name, and what they use of MiniSearch. */

interface Window {
  searchFile: (name: string, contents: Entries | Edition) => void;
  searchEngine: (entries: Entries, editions: Edition[]) => Promise<Engine>;
}

interface MiniSearchResult {
  id: number;
  score: number;
  /** The words of the index that were found, and the words of the query that found them. */
  terms: string[];
  queryTerms: string[];
  /** In which fields each word was found. */
  match: Record<string, string[]>;
}

declare class MiniSearch {
  constructor(options: {
    idField: string;
    fields: string[];
    tokenize: (text: string) => string[];
    processTerm: (term: string) => string;
  });
  addAllAsync(documents: object[], options: { chunkSize: number }): Promise<void>;
  search(
    query: string,
    options: {
      boost?: Record<string, number>;
      boostDocument?: (id: number) => number;
      combineWith?: string;
      fuzzy?: (term: string) => number | false;
      prefix: (term: string, at: number) => boolean;
      tokenize: () => string[];
    },
  ): MiniSearchResult[];
}
